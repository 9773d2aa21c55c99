"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import os as operating
import os.path
from math import pi


def test_add_one():
    assert pi > 3


def test_add_two():
    assert operating.path.sep
