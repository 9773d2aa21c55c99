"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import sys

import pytest

try:
    import json
except ImportError:
    json = None

limit = 3


def test_add_one():
    assert json.loads("1") == 1


@pytest.mark.skipif(limit > 4, reason="says json")
def test_add_two():
    assert sys.path
