"""Big add tests.

Tests for add only.
Note: Split from test_big.py due to CPython 3.13 slow loadfile runs that occurs
after ~15 cumulative tests. See Issue #1 and ADR-009.
"""


def test_add_one():
    assert True


def test_add_two():
    assert True
