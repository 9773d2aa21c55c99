from std.testing import (
    assert_equal as same,  # a shorter name
    assert_true,
)
import std.math as maths
import std.math
from std.os import *
from std.collections import Dict, List as Row, \
    Set


def test_add_one() raises:
    same(1 + 1, 2)
    print("test_add_one", maths.sqrt(4.0))


def test_add_row() raises:
    from std.math import gcd

    var row: Row[Int] = [1, 2]
    assert_true(gcd(4, 6) == len(row))
    print("test_add_row", len(row))


from std.utils import StaticTuple  # needed below


def test_sub_tuple() raises:
    var pair = StaticTuple[Int, 2](3, 1)
    same(pair[0] - pair[1], 2)
    print("test_sub_tuple", pair[0] - pair[1])


def test_sub_root() raises:
    from std.math import (
        sqrt as root,
    )

    assert_true(root(9.0) - std.math.sqrt(4.0) == 1)
    print("test_sub_root", len(Dict[String, Int]()), len(Set[Int]()))


def main() raises:
    test_add_one()
    test_add_row()
    test_sub_tuple()
    test_sub_root()
