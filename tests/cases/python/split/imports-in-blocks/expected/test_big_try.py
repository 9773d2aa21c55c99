"""Big try tests.

Tests for try only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import warnings

try:  # it is not there everywhere
    import shop

    shop.SHOP = 2

    HAS_SHOP = True
except ImportError:
    HAS_SHOP = False

try:
    from shop.prices import PRICE as price
    from no_such_bank import Account
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

    from string import ascii_letters

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from string import octdigits


def test_try_one():
    assert ascii_letters
    assert octdigits


def test_try_two():
    assert Account is None
