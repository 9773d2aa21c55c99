"""Math add tests.

Tests for add only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_equal
from std.collections import List
from std.os import *
from std.utils import StaticTuple  # for later tests


def test_add_one() raises:
    assert_equal(1 + 1, 2)
    print("test_add_one")


def test_add_row() raises:
    var row: List[Int] = [1, 2]
    assert_equal(len(row), 2)
    print("test_add_row", "Dict")
