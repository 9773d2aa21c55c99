from std.testing import assert_equal, assert_true
import std.math
from std.collections import Dict, List, Set
from std.os import *
from std.utils import StaticTuple  # for later tests


def test_add_one() raises:
    assert_equal(1 + 1, 2)
    print("test_add_one")


def test_add_row() raises:
    var row: List[Int] = [1, 2]
    assert_equal(len(row), 2)
    print("test_add_row", "Dict")


def test_sub_one() raises:
    assert_true(2 - 1 == 1)
    print("test_sub_one")


def test_sub_two() raises:
    assert_true(3 - 1 == 2)
    print("test_sub_two")
