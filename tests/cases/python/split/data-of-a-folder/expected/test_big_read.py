"""Big read tests

Only the read tests: 1 of 2.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_read
"""


def test_read(datadir):
    assert (datadir / "one.txt").read_text() == "1"
