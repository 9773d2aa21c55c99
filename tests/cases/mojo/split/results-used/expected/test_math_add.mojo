"""Math add tests.

Tests for add only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""


def test_add_one() raises -> Bool:
    return 1 + 1 == 2


def test_add_two() raises -> Bool:
    return 1 + 2 == 3


def main() raises:
    print("Running math tests")
    var ok = True
    var added = test_add_one()
    print("test_add_one", added)
    ok = test_add_two() and ok

    if not (ok and added):
        raise Error("test_add failed")
