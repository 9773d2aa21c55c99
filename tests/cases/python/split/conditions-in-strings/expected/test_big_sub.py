"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import sys

import pytest

try:
    import json
except ImportError:
    json = None

limit = 3


@pytest.mark.skipif("not json")
def test_sub_one():
    assert 2 - 1 == 1


@pytest.mark.xfail(condition="limit < 2", reason="says json")
@pytest.mark.parametrize("one", [1, pytest.param(2, marks=pytest.mark.skipif("sys.maxsize < limit"))])
def test_sub_two(one):
    assert one
