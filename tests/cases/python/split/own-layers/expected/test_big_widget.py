"""Big widget tests

Only the widget tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_frob_a
- test_frob_b
"""


def test_frob_a():
    assert True


def test_frob_b():
    assert True
