"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py due to slow runs. See #7.
"""


def test_sub_one():
    assert True


def test_sub_two():
    assert True
