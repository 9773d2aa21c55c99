"""Big root none tests.

Tests for root none only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import pytest

math = None
try:
    import math
except ImportError:
    pass


@pytest.mark.skipif("math is None")
class TestRoot:
    def test_root_none(self):
        assert 0**2 == 0
