"""Big one tests

Only the one tests: 2 of 5.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_z_one
- test_y_one
"""


def test_z_one(): ...


def test_y_one(): ...
