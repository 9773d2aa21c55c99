"""Big length tests.

Tests for length only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_red_length():
    assert len("red") == 3


def test_blue_length():
    assert len("blue") == 4
