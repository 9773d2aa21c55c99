"""Big mul tests.

Tests for mul only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from json import (
    dumps,
    loads,
)
from math import pi

HAS_BANK = True

try:
    import no_such_bank
    import no_such_bank.rates
    from no_such_shop.prices import (
        VAT,  # in percent
    )
except ImportError:
    HAS_BANK = False


def test_mul_one():
    assert not HAS_BANK or no_such_bank.money(VAT)


def test_mul_two():
    assert loads(dumps([pi]))
