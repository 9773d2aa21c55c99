"""Format printing tests

Only the printing tests: 2 of 5.

Note: Split from test_format.py to stay within the limit of 2 tests.

Tests in this file:
- test_writes_numbers
- test_writes_text
"""


# ===== Printing =====


def test_writes_numbers():
    assert str(1) == "1"


def test_writes_text():
    assert repr("a") == "'a'"
