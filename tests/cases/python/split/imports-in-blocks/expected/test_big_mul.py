"""Big mul tests.

Tests for mul only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import contextlib
import sys
import warnings

import pytest

try:  # it is not there everywhere
    import shop

    shop.SHOP = 2

    HAS_SHOP = True
except ImportError:
    HAS_SHOP = False

try:
    from shop.prices import (
        PRICE as price,
        VAT,  # in percent
    )
    from no_such_bank import RATE
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

if sys.version_info:
    from math import floor

    def rounded(number):
        return floor(number)

    from math import sqrt
else:
    from cmath import sqrt

    pi = ceil = None

with contextlib.suppress(ImportError):
    import shop.hours as hours  # noqa: F401
    from no_such_bank import LOAN

with warnings.catch_warnings():
    warnings.simplefilter("ignore")


def test_mul_one():
    assert price and VAT
    assert RATE is None
    assert Decoder().copies()


def test_mul_two():
    assert rounded(2.5) == 2
    assert sqrt(4) == 2
    with pytest.raises(NameError):
        assert LOAN
