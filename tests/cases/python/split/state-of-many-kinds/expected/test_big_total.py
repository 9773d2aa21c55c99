"""Big total tests.

Tests for total only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

TOTAL = [0]


def test_total_change():
    TOTAL[0] += 1


def test_total_look(): assert TOTAL == [1]
