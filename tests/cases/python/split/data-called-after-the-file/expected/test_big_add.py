"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from golden import size


def test_add_one():
    assert size() == 3


def test_add_two():
    assert 1 + 1 == 2
