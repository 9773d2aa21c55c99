"""Math sub tests.

Tests for sub only.
Note: Split from test_math.mojo, as it was over the limit of 2 tests.
"""

from std.testing import assert_true
from std.os import *
from std.utils import StaticTuple  # for later tests


def test_sub_one() raises:
    assert_true(2 - 1 == 1)
    print("test_sub_one")


def test_sub_two() raises:
    assert_true(3 - 1 == 2)
    print("test_sub_two")
