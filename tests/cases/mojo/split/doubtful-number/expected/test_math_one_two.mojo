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


def main() raises:
    var total = 3
    test_one()
    test_two()
    print(total)
