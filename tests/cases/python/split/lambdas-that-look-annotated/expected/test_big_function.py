"""Big function tests.

Tests for function only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""

from math import log as exp2


def test_function():
    assert exp2(1) == 0
