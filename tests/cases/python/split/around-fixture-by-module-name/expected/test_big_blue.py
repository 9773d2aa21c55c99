"""Big blue tests.

Tests for blue only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_blue_number(seed):
    assert seed >= 0


def test_blue_type(seed):
    assert isinstance(seed, int)
