"""Tests with a helper that goes through all names, of which imports are some."""

import os
import json
from collections import OrderedDict


def names():
    return [n for n in globals() if n.startswith("make")]


def make_a():
    return 1


def test_a():
    assert names() == ["make_a"]


def test_b():
    assert len(names()) == 1


def test_os_c():
    assert os.sep


def test_os_d():
    assert json.dumps(1) == "1" and OrderedDict() == {}
