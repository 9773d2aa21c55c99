import contextlib
import sys
import warnings

import pytest

try:  # it is not there everywhere
    import shop

    shop.SHOP = 2

    # opening hours
    from shop.hours import OPEN, SHUT
    from shop.prices import PRICE

    HAS_SHOP = True
except ImportError:
    HAS_SHOP = False

try:
    from shop.prices import (
        PRICE as price,
        VAT,  # in percent
    )
    from no_such_bank import RATE, Account
    from shop.hours import OPEN as opens
except ImportError:
    price, RATE, Account, opens = 1, None, None, None

try:
    import json.decoder
except ImportError:
    decoder = None
else:
    decoder = json.decoder
    from json import dumps, loads

    class Decoder(json.decoder.JSONDecoder):
        def copies(self):
            return loads(dumps([1]))

    from string import (
        ascii_letters,
        digits,
    )

if sys.version_info:
    from math import ceil, floor, pi

    def rounded(number):
        return floor(number)

    from math import sqrt
else:
    from cmath import sqrt

    pi = ceil = None

with contextlib.suppress(ImportError):
    import shop.hours as hours
    from no_such_bank import LOAN

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from string import hexdigits, octdigits


def test_add_one():
    assert HAS_SHOP
    assert PRICE


def test_add_two():
    assert OPEN == shop.hours.OPEN
    assert hours


def test_mul_one():
    assert price and VAT
    assert RATE is None
    assert Decoder().copies()


def test_mul_two():
    assert rounded(2.5) == 2
    assert sqrt(4) == 2
    with pytest.raises(NameError):
        assert LOAN


def test_sub_one():
    assert SHUT and opens is None
    assert digits in hexdigits


def test_sub_two():
    assert pi < ceil(pi)
    assert decoder


def test_try_one():
    assert ascii_letters
    assert octdigits


def test_try_two():
    assert Account is None
