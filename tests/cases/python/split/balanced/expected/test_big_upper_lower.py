"""Big upper and lower tests

Only the upper and lower tests: 2 of 6.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_upper
- test_lower
"""


# ---- Strings ----


def test_upper():
    assert "a".upper() == "A"


def test_lower():
    assert "A".lower() == "a"
