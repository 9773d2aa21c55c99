from std.testing import assert_equal


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


def test_sub_one() raises Oops:
    comptime for n in range(3):
        check(n - n, 0)


def test_sub_two() raises:
    comptime one = 3 - 2
    assert_equal(one, 1)


def main() raises:
    comptime total = 4
    print(t"running {total} tests")
    test_add_one()
    print(t"test_add_one {1}")
    test_add_two()
    print(t"test_add_two {2}")
    test_sub_one()
    print(t"test_sub_one {3}")
    test_sub_two()
    print(t"test_sub_two {4}")
