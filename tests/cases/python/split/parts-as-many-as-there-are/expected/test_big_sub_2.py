"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 3 tests.
"""


def test_sub_1():
    assert 1 == 1
