"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 3 tests.
"""


def test_add_0():
    assert 0 == 0
