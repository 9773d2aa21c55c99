"""Format parsing tests.

Tests for parsing.
Note: Split from test_format.py, as it was over the limit of 2 tests.
"""


# ===== Parsing =====


def test_reads_numbers():
    assert int("1") == 1


def test_reads_text():
    assert str("a") == "a"
