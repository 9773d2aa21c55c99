"""Big nothing tests.

Tests for nothing only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from os.path import *


def test_c_nothing(): ...
