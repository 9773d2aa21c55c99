"""Big a one tests.

Tests for a one, among others.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_a_one(): ...


def test_b_two(): ...


SLOW = [test_a_one, test_b_two]
