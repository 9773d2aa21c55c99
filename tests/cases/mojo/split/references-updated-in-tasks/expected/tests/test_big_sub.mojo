"""Big sub tests.

Tests for sub only.
Note: Split from test_big.mojo, as it was over the limit of 2 tests.
"""


def test_sub_one() raises:
    pass


def test_sub_two() raises:
    pass


def main() raises:
    test_sub_one()
    test_sub_two()
