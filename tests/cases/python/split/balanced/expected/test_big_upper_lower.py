"""Big upper and lower tests.

Tests for upper and lower only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


# ---- Strings ----


def test_upper():
    assert "a".upper() == "A"


def test_lower():
    assert "A".lower() == "a"
