"""Math sub tests.

Only the sub tests: 2 of 4.

Note: Split from test_math.mojo to stay within the limit of 2 tests.

Tests in this file:
- test_sub_tuple
- test_sub_root
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
