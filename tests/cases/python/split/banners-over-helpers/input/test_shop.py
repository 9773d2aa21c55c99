# =============================================================================
# Imports
# =============================================================================
import math

# =============================================================================
# Constants
# =============================================================================
LIMIT = 3


def test_add_one(): assert LIMIT
def test_add_two(): assert LIMIT
def test_sub_one(): assert math
def test_sub_two(): assert math
def test_odd(): pass


# =============================================================================
# Drawing
# =============================================================================
def test_draw_one(): assert LIMIT
def test_draw_two(): assert LIMIT
def test_paint(): assert math
def test_paint_two(): assert math
