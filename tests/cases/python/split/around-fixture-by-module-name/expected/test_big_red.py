"""Big red tests.

Tests for red only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_red_number(seed):
    assert seed >= 0


def test_red_type(seed):
    assert isinstance(seed, int)
