"""Big second tests.

Tests for second only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def value(): return 1


def value(): return 2


def test_a_second(): assert value() == 2


def test_b_second(): assert value() == 2
