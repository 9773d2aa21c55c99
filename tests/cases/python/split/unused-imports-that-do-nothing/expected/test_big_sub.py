"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.

Doc.
"""

from __future__ import annotations

import glob  # noqa: F401  (the tests patch it)
import json
import sys
from importlib import import_module

import shop
from shop import LARGEST, may_be_a_fixture
from shop_rest import LONELY


def test_sub_one():
    assert json.loads("1") == 1


def test_sub_two():
    assert import_module("math")
