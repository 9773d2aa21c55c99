"""Big second tests

Only the second tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_a_second
- test_b_second
"""


def value(): return 1


def value(): return 2


def test_a_second(): assert value() == 2


def test_b_second(): assert value() == 2
