"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 3 tests.
"""


def test_add_1():
    assert 1 == 1
