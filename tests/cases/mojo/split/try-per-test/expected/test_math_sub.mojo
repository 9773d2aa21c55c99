"""Math sub tests.

Tests for sub only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal, assert_true


def test_sub_one() raises:
    assert_equal(1 - 1, 0)


def test_sub_two() raises:
    assert_true(2 - 1 == 1)


def main() raises:
    var total = 0
    var failed = 0

    # test_sub_one
    total += 1
    try:
        test_sub_one()
    except e:
        failed += 1

    total += 1
    try:
        test_sub_two()
    except e:
        failed += 1

    print(total, "tests,", failed, "failed")
    if failed > 0:
        raise Error("failed")
