"""Late three and four tests.

Tests for three and four only.
Note: Split from test_late.py, as it was over the limit of 2 tests.
"""

import os

import pytest

os.environ["LATE"] = "1"

from late_helpers import early, loads

json = pytest.importorskip("json")

os.environ["LATE"] = "2"


def late():
    return os.environ["LATE"]


def test_three():
    assert early() == "1" and late() == "2"


def test_four():
    assert loads("[]") == ([], "1")
