"""Shop add tests.

Tests for add only.
Note: Split from test_shop.py, as it was over the limit of 4 tests.
"""

# =============================================================================
# Constants
# =============================================================================
LIMIT = 3


def test_add_one(): assert LIMIT
def test_add_two(): assert LIMIT
