"""Data read tests.

Tests for read only.
Note: Split from test_data.py, as it was over the limit of 2 tests.
"""

import os

from data_helpers import ABOVE, HERE, ROWS, place


def test_read_here():
    assert (HERE / "data").parent == HERE


def test_read_above():
    assert os.path.isdir(ABOVE) and place("x").startswith(ROWS)
