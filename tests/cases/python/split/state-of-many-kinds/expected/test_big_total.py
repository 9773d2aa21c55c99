"""Big total tests

Only the total tests: 2 of 12.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_total_change
- test_total_look
"""

TOTAL = [0]


def test_total_change():
    TOTAL[0] += 1


def test_total_look(): assert TOTAL == [1]
