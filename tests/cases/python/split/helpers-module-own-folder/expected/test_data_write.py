"""Data write tests.

Tests for write only.
Note: Split from test_data.py, as it was over the limit of 2 tests.
"""

import os

from data_helpers import ABOVE, HERE, ROWS, place


def test_write_place():
    assert os.path.dirname(place("x")) == str(HERE)


def test_write_rows():
    assert ROWS.startswith(ABOVE)
