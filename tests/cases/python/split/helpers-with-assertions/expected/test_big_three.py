"""Big three tests.

Tests for three only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from big_helpers import check


def test_three():
    check('three')
