"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import importlib


def load(path):
    module, name = path.split(":")
    return getattr(importlib.import_module(module), name)


def test_add_one():
    assert load("math:pi") > 3


def test_add_two():
    assert load("math:e") < 3
