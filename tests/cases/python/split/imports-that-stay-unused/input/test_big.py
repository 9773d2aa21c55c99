import sys
from json import (
    dumps,
    loads,
)
from math import pi

from registry import known

HAS_BANK = True

try:
    import no_such_bank
    import no_such_bank.rates
    from no_such_shop.prices import (
        PRICE,
        VAT,  # in percent
    )
except ImportError:
    HAS_BANK = False

OLD = False

if sys.version_info:
    from math import ceil, floor
else:
    OLD = True


def test_add_one():
    assert not HAS_BANK or PRICE


def test_add_two():
    assert floor(ceil(1.5)) == 2


def test_div_one():
    assert not OLD


def test_div_two():
    assert OLD is False


def test_mul_one():
    assert not HAS_BANK or no_such_bank.money(VAT)


def test_mul_two():
    assert loads(dumps([pi]))


def test_sub_one():
    assert known(__name__)


def test_sub_two():
    assert not OLD
