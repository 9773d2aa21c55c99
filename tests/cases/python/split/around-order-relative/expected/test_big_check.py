"""Big check tests.

Tests for check only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""


def test_check_a():
    assert True


def test_check_b():
    assert True
