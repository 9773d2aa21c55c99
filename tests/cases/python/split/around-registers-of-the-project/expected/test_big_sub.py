"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from big_helpers import REQUESTS, A


def test_sub_one():
    assert A.x == 1


def test_sub_two():
    assert REQUESTS
