"""Big add tests.

Tests for add only.
Note: Split from test_big.py due to a reason.
"""


def test_add_one():
    assert True


def test_add_two():
    assert True
