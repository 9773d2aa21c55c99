"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import sys
import warnings

try:  # it is not there everywhere
    import shop

    shop.SHOP = 2

    # opening hours
    from shop.hours import SHUT

    HAS_SHOP = True
except ImportError:
    HAS_SHOP = False

try:
    from shop.prices import PRICE as price
    from no_such_bank import RATE
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

    from string import digits

if sys.version_info:
    from math import ceil, floor, pi

    def rounded(number):
        return floor(number)
else:
    pi = ceil = None

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from string import hexdigits


def test_sub_one():
    assert SHUT and opens is None
    assert digits in hexdigits


def test_sub_two():
    assert pi < ceil(pi)
    assert decoder
