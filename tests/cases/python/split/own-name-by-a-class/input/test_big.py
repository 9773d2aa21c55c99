import importlib

import pytest

BROKEN = "no runner"


class Runner:
    pass


def load(path):
    module, name = path.split(":")
    return getattr(importlib.import_module(module), name)


def test_add_one():
    assert load("math:pi") > 3


def test_add_two():
    assert load("math:e") < 3


def test_load_good():
    assert load(f"{Runner.__module__}:Runner") is Runner


def test_load_broken():
    assert load("%s:BROKEN" % Runner.__module__) == "no runner"
    with pytest.raises(AttributeError):
        load("math:BROKEN")
