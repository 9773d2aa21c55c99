"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import sys
from json import (
    dumps,  # noqa: F401
    loads,  # noqa: F401
)
from math import pi  # noqa: F401

from registry import known

HAS_BANK = True

try:
    import no_such_bank  # noqa: F401
    import no_such_bank.rates  # noqa: F401
    from no_such_shop.prices import (
        PRICE,  # noqa: F401
        VAT,  # in percent  # noqa: F401
    )
except ImportError:
    HAS_BANK = False

OLD = False

if sys.version_info:
    from math import ceil, floor  # noqa: F401
else:
    OLD = True


def test_sub_one():
    assert known(__name__)


def test_sub_two():
    assert not OLD
