"""Big root other tests.

Tests for root other only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import sys
from typing import TYPE_CHECKING, cast

import pytest

if TYPE_CHECKING:
    from decimal import Decimal

math = None
try:
    import math
except ImportError:
    pass


@pytest.mark.skipif("math is None")
class TestRoot:
    def test_root_small(self):
        assert cast("Decimal", 2) ** 2 == 4

    @pytest.mark.xfail("sys is None")
    def test_root_big(self):
        assert 10**2 == 100
