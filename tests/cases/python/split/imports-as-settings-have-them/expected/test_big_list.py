"""Big list tests.

Tests for list only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from big_helpers import brackets, Shape


def test_list_brackets():
    assert brackets([1]) == "[]"
    assert Shape([1]).opening() == "["


def test_list_opening():
    assert brackets([2]) == "[]"
    assert Shape([2]).opening() == "["
