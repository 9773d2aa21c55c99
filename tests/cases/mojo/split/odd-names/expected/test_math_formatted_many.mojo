"""Math formatted and many tests.

Tests for formatted and many only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
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
