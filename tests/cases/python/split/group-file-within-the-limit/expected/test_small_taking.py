"""Small taking tests.

Tests for taking.
Note: Split from test_small.py.
"""


def test_sub():
    assert 2 - 1 == 1


def test_mod():
    assert 3 % 2 == 1
