"""Big mul tests.

Tests for mul only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_mul_one():
    assert 1


def test_mul_two():
    assert 2
