"""Math three tests.

Tests for three only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""


def test_three() raises:
    pass


def main() raises:
    var total = 3
    test_three()
    print(total)
