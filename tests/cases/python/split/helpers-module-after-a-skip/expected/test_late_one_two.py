"""Late one and two tests.

Tests for one and two only.
Note: Split from test_late.py, as it was over the limit of 2 tests.
"""

import os

import pytest

os.environ["LATE"] = "1"

from late_helpers import loads

json = pytest.importorskip("json")

os.environ["LATE"] = "2"


def late():
    return os.environ["LATE"]


def test_one():
    assert loads("1") == (1, "1") and late() == "2"


def test_two():
    assert loads("2") == (2, "1") and late() == "2"
