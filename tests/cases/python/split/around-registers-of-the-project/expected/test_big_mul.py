"""Big mul tests.

Tests for mul only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from big_helpers import REQUESTS


def test_mul_one():
    assert REQUESTS


def test_mul_two():
    assert 1
