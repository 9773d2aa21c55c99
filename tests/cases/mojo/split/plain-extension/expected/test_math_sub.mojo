"""Math sub tests.

Tests for sub only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.collections import Set
from std.testing import assert_equal


@fieldwise_init
struct Thing(Copyable, Movable):
    var x: Int


extension Thing:
    """More of a thing."""

    def twice(self) -> Int:
        return self.x * 2


extension Set:
    def count(self) -> Int:
        return len(self)


def test_sub_one() raises:
    assert_equal(Thing(1).twice() - 1, 1)


def test_sub_two() raises:
    assert_equal(2 - 1, 1)


def main() raises:
    test_sub_one()
    test_sub_two()
