"""Big size tests.

Tests for size only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import pathlib

DATA = pathlib.Path(__file__).with_suffix("")


def test_green_size():
    assert (DATA / "green.txt").stat().st_size


def test_blue_size():
    assert (DATA / "blue.txt").stat().st_size
