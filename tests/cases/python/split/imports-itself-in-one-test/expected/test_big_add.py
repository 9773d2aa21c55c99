"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def double(value):
    return 2 * value


def test_add_one():
    assert 1 + 1 == double(1)


def test_add_two():
    assert 2 + 2 == double(2)
