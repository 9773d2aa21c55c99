"""Math sub tests.

Tests for sub only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
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
