"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from big_helpers import LIMIT, parse


def test_sub_one():
    assert LIMIT - 1 == 1


def test_sub_two():
    assert parse("2") - LIMIT == 0
