"""Big beta tests.

Tests for beta only.
Note: Split from test_big.py, as it was over the limit of 3 tests.
"""


def test_beta_0():
    assert 0 + 1


def test_beta_1():
    assert 1 + 1


def test_beta_2():
    assert 2 + 1
