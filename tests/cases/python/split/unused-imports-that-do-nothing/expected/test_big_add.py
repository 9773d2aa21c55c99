"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.

Doc.
"""

from __future__ import annotations

import glob  # noqa: F401  (the tests patch it)
import sys

import pytest
import shop
from shop import SMALLEST, may_be_a_fixture
from shop_rest import LONELY


def test_add_one():
    assert eval("sys.maxsize") > SMALLEST


def test_add_two():
    with pytest.raises(KeyError):
        {}["two"]
