"""Math three tests.

Tests for three only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""


def test_three() raises:
    pass


def run_all() raises:
    test_three()


# The end.


def main() raises:
    run_all()
