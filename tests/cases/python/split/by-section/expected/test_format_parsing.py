"""Format parsing tests

Only the parsing tests: 2 of 5.

Note: Split from test_format.py to stay within the limit of 2 tests.

Tests in this file:
- test_reads_numbers
- test_reads_text
"""


# ===== Parsing =====


def test_reads_numbers():
    assert int("1") == 1


def test_reads_text():
    assert str("a") == "a"
