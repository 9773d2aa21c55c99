"""Math one and two tests.

Tests for one and two only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
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
