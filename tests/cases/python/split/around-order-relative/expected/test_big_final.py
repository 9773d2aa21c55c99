"""Big final tests.

Tests for final only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""


def test_final_e():
    assert True


def test_final_f():
    assert True
