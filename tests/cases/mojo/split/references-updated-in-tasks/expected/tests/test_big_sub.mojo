"""Big sub tests.

Only the sub tests: 2 of 4.

Note: Split from test_big.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_sub_one
- test_sub_two
"""


def test_sub_one() raises:
    pass


def test_sub_two() raises:
    pass


def main() raises:
    test_sub_one()
    test_sub_two()
