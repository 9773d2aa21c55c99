"""Big div tests.

Tests for div only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import shop.prices as p
from shop.rates import RATE  # noqa: F401


def test_div_one():
    assert p.LOWEST == 2


def test_div_two():
    assert 2
