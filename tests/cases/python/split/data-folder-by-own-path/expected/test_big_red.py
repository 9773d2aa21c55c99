"""Big red tests.

Tests for red only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import pathlib

DATA = pathlib.Path(__file__).with_suffix("")


def test_red_text():
    assert (DATA / "red.txt").read_text() == "red\n"


def test_red_size():
    assert (DATA / "red.txt").stat().st_size
