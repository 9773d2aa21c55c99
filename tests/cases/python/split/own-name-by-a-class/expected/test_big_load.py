"""Big load tests.

Tests for load only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import importlib

import pytest

BROKEN = "no runner"


class Runner:
    pass


def load(path):
    module, name = path.split(":")
    return getattr(importlib.import_module(module), name)


def test_load_good():
    assert load(f"{Runner.__module__}:Runner") is Runner


def test_load_broken():
    assert load("%s:BROKEN" % Runner.__module__) == "no runner"
    with pytest.raises(AttributeError):
        load("math:BROKEN")
