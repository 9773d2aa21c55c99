from std.testing import assert_equal


struct Box[T: Copyable & Movable]:
    """Holds def test_nothing(): pass."""

    var x: Int

    def __init__(out self):
        self.x = 1


def `odd name`() -> Int:
    from std.math import sqrt

    return Int(sqrt(4.0))


def test_with_argument(n: Int) raises:
    assert_equal(n, n)


def test_backtick() raises:
    assert_equal(`odd name`(), 2)


def test_nested() raises:
    def test_inner() raises:
        assert_equal(1, 1)

    test_inner()


def test_formatted() raises:
    var box = Box[Int]()
    assert_equal(String(t"{box.x}"), "1")


def test_many() raises:
    for n in range(3):
        test_with_argument(n)


def main() raises:
    test_backtick()
    test_nested()
    test_formatted()
    test_many()
