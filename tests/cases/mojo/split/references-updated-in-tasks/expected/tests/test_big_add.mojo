"""Big add tests.

Tests for add only.
Note: Split from test_big.mojo, as it was over the limit of 2 tests.
"""


def test_add_one() raises:
    pass


def test_add_two() raises:
    pass


def main() raises:
    test_add_one()
    test_add_two()
