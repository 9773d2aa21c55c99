"""Shop draw tests.

Tests for draw, among others.
Note: Split from test_shop.py, as it was over the limit of 4 tests.
"""

# =============================================================================
# Imports
# =============================================================================
import math

# =============================================================================
# Constants
# =============================================================================
LIMIT = 3


# =============================================================================
# Drawing
# =============================================================================
def test_draw_one(): assert LIMIT
def test_draw_two(): assert LIMIT
def test_paint(): assert math
def test_paint_two(): assert math
