"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from golden import size


def test_sub_one():
    assert size() + 1 == 4


def test_sub_two():
    assert 2 - 1 == 1
