"""Big mul tests.

Tests for mul only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

names = []


def test_mul_one():
    names.append("one")


def test_mul_two():
    names = 3
    assert eval("names") == 3
