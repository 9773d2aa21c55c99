"""Math three tests.

Only the three tests: 1 of 3.

Note: Split from test_math.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_three
"""


def test_three() raises:
    pass


def run_all() raises:
    test_three()


# The end.


def main() raises:
    run_all()
