"""Below mul tests.

Tests for mul only.
Note: Split from test_below.py, as it was over the limit of 2 tests.
"""

import sys
from decimal import Decimal

# of subtractions


if sys.platform:

    def test_mul_one():
        assert True

    def test_mul_two():
        assert Decimal(1)
