"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from shop.rates import RATE
from shop.red import Red


def test_add_one():
    assert Red()


def test_add_two():
    assert RATE == 3
