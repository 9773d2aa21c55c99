"""Big red tests.

Tests for red only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_red_sum():
    assert 1 + 1 == 2


def test_red_length():
    assert len("red") == 3
