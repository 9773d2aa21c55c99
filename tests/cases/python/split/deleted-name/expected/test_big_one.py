"""Big one tests.

Tests for one only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

tmp = [1, 2]
TOTAL = sum(tmp)
del tmp


def test_a_one(): assert TOTAL == 3


def test_b_one(): assert "tmp" not in globals()
