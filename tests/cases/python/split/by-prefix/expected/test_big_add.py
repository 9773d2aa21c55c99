"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_add_small(): assert 1 + 1 == 2


def test_add_large(): assert 10**9 + 1 > 10**9
