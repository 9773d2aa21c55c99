"""Math sub tests.

Tests for sub only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal


@fieldwise_init
struct Oops(Copyable, Movable, Writable):
    var reason: String

    def write_to(self, mut writer: Some[Writer]):
        writer.write("oops: ", self.reason)


def check(a: Int, b: Int) raises Oops:
    if a != b:
        raise Oops(String(t"{a} is not {b}"))


def test_sub_one() raises Oops:
    comptime for n in range(3):
        check(n - n, 0)


def test_sub_two() raises:
    comptime one = 3 - 2
    assert_equal(one, 1)


def main() raises:
    comptime total = 2
    print(t"running {total} tests")
    test_sub_one()
    print(t"test_sub_one {3}")
    test_sub_two()
    print(t"test_sub_two {4}")
