"""Big add tests

Only the add tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_add_small
- test_add_large
"""


def test_add_small(): assert 1 + 1 == 2


def test_add_large(): assert 10**9 + 1 > 10**9
