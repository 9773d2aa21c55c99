"""Big add one tests.

Tests for add one, among others.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from makers import maker


def test_add_one():
    user = maker.make()
    assert user.id == 1


def test_sub_two():
    user = maker.make()
    assert user.id == 2
