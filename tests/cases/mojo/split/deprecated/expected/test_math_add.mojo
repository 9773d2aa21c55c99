"""Math add tests.

Tests for add only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal


struct Held:
    var value: Int

    def __init__(out self, value: Int):
        self.value = value

    def __del__(deinit self):
        pass


def test_add_one() raises:
    var held = Held(1)
    assert_equal(held.value + 1, 2)


def test_add_two() raises:
    @parameter
    def add(n: Int) -> Int:
        return n + 2

    assert_equal(add(1), 3)


def main() raises:
    test_add_one()
    print("test_add_one")
    test_add_two()
    print("test_add_two")
