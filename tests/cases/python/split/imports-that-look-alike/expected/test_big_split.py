"""Big split tests

Only the split tests: 1 of 3.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_split
"""

from os import path
from os import path


def test_split():
    assert path.split("a")
