"""Big add tests.

Only the add tests: 2 of 4.

Note: Split from test_big.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_add_one
- test_add_two
"""


def test_add_one() raises:
    pass


def test_add_two() raises:
    pass


def main() raises:
    test_add_one()
    test_add_two()
