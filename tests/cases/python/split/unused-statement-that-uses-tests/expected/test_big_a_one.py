"""Big a one tests

Only the a one tests: 2 of 6.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_a_one
- test_b_two
"""


def test_a_one(): ...


def test_b_two(): ...


SLOW = [test_a_one, test_b_two]
