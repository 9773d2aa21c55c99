"""Math add tests.

Tests for add only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import (
    assert_equal as same,  # a shorter name
    assert_true,
)
import std.math as maths
import std.math
from std.os import *
from std.collections import List as Row


def test_add_one() raises:
    same(1 + 1, 2)
    print("test_add_one", maths.sqrt(4.0))


def test_add_row() raises:
    from std.math import gcd

    var row: Row[Int] = [1, 2]
    assert_true(gcd(4, 6) == len(row))
    print("test_add_row", len(row))


def main() raises:
    test_add_one()
    test_add_row()
