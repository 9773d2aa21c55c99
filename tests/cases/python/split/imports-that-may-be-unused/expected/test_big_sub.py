"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

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


def test_sub_one():
    assert known(__name__)


def test_sub_two():
    assert not OLD
