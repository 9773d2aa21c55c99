"""Big text tests.

Tests for text only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import pathlib

DATA = pathlib.Path(__file__).with_suffix("")


def test_green_text():
    assert (DATA / "green.txt").read_text() == "green\n"


def test_blue_text():
    assert (DATA / "blue.txt").read_text() == "blue\n"
