"""Doc."""

from __future__ import annotations

import glob  # noqa: F401  (the tests patch it)
import json
import os
import sys
from collections import OrderedDict
from importlib import import_module

import pytest
import shop
from shop import LARGEST, SMALLEST, may_be_a_fixture
from shop_rest import LONELY


def test_add_one():
    assert eval("sys.maxsize") > SMALLEST


def test_add_two():
    with pytest.raises(KeyError):
        {}["two"]


def test_sub_one():
    assert json.loads("1") == 1


def test_sub_two():
    assert import_module("math")
