"""Math add tests.

Tests for add only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""


@fieldwise_init
struct Oops(Copyable, Movable, Writable):
    var reason: String

    def write_to(self, mut writer: Some[Writer]):
        writer.write("oops: ", self.reason)


def check(a: Int, b: Int) raises Oops:
    if a != b:
        raise Oops(String(t"{a} is not {b}"))


def test_add_one() raises Oops:
    check(1 + 1, 2)


def test_add_two() raises Oops:
    comptime if True:
        check(1 + 2, 3)


def main() raises:
    comptime total = 2
    print(t"running {total} tests")
    test_add_one()
    print(t"test_add_one {1}")
    test_add_two()
    print(t"test_add_two {2}")
