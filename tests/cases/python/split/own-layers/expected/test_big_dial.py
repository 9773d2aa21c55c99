"""Big dial tests.

Tests for dial only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_knob_a():
    assert True


def test_knob_b():
    assert True
