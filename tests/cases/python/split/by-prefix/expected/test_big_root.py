"""Big root tests.

Tests for root only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import math


def test_root_of_four(): assert math.sqrt(4) == 2


def test_root_of_nine(): assert math.sqrt(9) == 3
