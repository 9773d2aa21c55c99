"""Math sub tests.

Only the sub tests: 2 of 4.

Note: Split from test_math.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_sub_one
- test_sub_two
"""


def test_sub_one() raises -> Bool:
    return 2 - 1 == 1


def test_sub_two() raises -> Bool:
    return 3 - 2 == 1


def main() raises:
    print("Running math tests")
    var ok = True

    var subtracted = test_sub_one()
    if not subtracted:
        raise Error("test_sub_one failed")
    var last = test_sub_two()
    var words = String(last)
    print("test_sub_two", words)
