"""Format printing tests.

Tests for printing.
Note: Split from test_format.py, as it was over the limit of 2 tests.
"""


# ===== Printing =====


def test_writes_numbers():
    assert str(1) == "1"


def test_writes_text():
    assert repr("a") == "'a'"
