"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import sys

HAS_BANK = True

try:
    import no_such_bank
    from no_such_shop.prices import PRICE
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
