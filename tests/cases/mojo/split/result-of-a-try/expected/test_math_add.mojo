"""Math add tests.

Tests for add only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal


def test_add_one() raises:
    assert_equal(1 + 1, 2)


def test_add_two() raises:
    assert_equal(1 + 2, 3)


def main() raises:
    var ok: Bool

    try:
        test_add_one()
        ok = True
    except e:
        ok = False
    if not ok:
        raise Error("add one")
    test_add_two()
    print("test_add_two")
