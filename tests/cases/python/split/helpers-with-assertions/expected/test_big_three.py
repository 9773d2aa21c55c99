"""Big three tests

Only the three tests: 1 of 3.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_three
"""

from big_helpers import check


def test_three():
    check('three')
