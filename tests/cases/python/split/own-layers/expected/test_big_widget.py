"""Big widget tests.

Tests for widget only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_frob_a():
    assert True


def test_frob_b():
    assert True
