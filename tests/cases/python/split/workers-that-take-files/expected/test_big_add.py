"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_add_one():
    assert 1 + 1 == 2


def test_add_two():
    assert 2 + 2 == 4
