"""Shop sub and other tests.

Tests for sub, among others.
Note: Split from test_shop.py, as it was over the limit of 4 tests.
"""

# =============================================================================
# Imports
# =============================================================================
import math


def test_sub_one(): assert math
def test_sub_two(): assert math
def test_odd(): pass
