"""Bound add tests.

Tests for add only.
Note: Split from test_bound.py, as it was over the limit of 2 tests.
"""

import json
from typing import Any

EMPTY: Any = {}


def half(number):
    return number / 2


def test_add_one():
    assert json and half(2)


def test_add_two():
    assert EMPTY == {}
