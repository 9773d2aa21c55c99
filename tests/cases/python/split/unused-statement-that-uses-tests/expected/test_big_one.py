"""Big one tests

Only the one tests: 2 of 6.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_b_one
- test_c_one
"""


def test_b_one(): ...


def test_c_one(): ...
