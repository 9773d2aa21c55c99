"""Big mul tests.

Tests for mul only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import sys

import pytest


def test_mul_one():
    assert 2 * 1 == 2


def test_mul_two():
    if sys.maxsize < 2:
        pytest.xfail("json of limit is no number")
    assert 2 * 2 == 4
