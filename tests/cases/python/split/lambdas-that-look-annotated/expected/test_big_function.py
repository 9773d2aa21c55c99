"""Big function tests

Only the function tests: 1 of 4.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_function
"""

from math import log as exp2


def test_function():
    assert exp2(1) == 0
