"""Math sub tests.

Tests for sub only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import (
    assert_equal as same,  # a shorter name
    assert_true,
)
import std.math
from std.os import *
from std.collections import Dict,\
    Set

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
    test_sub_tuple()
    test_sub_root()
