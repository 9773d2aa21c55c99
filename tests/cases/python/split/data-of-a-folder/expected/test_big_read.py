"""Big read tests.

Tests for read only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""


def test_read(datadir):
    assert (datadir / "one.txt").read_text() == "1"
