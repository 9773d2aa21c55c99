"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from big_helpers import LIMIT, parse


def test_add_one():
    assert parse("1") + 1 == LIMIT


def test_add_two():
    assert parse("[1]") == [1]
