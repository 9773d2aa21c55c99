"""Big step tests.

Tests for step only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""


def test_step_c():
    assert True


def test_step_d():
    assert True
