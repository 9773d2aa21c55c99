"""Big base tests.

Tests for base, among others.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_a_base():
    return None


def test_c_uses():
    assert test_a_base() is None
