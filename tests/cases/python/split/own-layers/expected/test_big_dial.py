"""Big dial tests

Only the dial tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_knob_a
- test_knob_b
"""


def test_knob_a():
    assert True


def test_knob_b():
    assert True
