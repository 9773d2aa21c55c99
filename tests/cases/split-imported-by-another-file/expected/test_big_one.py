"""Big one tests

Only the one tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_a_one
- test_b_one
"""


def parse(text): return int(text)


def test_a_one(): assert parse("1") == 1


def test_b_one(): assert parse("2") == 2
