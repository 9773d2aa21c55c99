"""Math formatted and many tests.

Only the formatted and many tests: 2 of 4.

Note: Split from test_math.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_formatted
- test_many
"""

from std.testing import assert_equal


struct Box[T: Copyable & Movable]:
    """Holds def test_nothing(): pass."""

    var x: Int

    def __init__(out self):
        self.x = 1


def test_with_argument(n: Int) raises:
    assert_equal(n, n)


def test_formatted() raises:
    var box = Box[Int]()
    assert_equal(String(t"{box.x}"), "1")


def test_many() raises:
    for n in range(3):
        test_with_argument(n)


def main() raises:
    test_formatted()
    test_many()
