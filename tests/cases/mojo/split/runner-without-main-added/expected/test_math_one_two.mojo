"""Math one and two tests.

Only the one and two tests: 2 of 3.

Note: Split from test_math.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_one
- test_two
"""


def test_one() raises:
    pass


def test_two() raises:
    pass


def run_all() raises:
    test_one()
    test_two()


def main() raises:
    run_all()
