"""Late one and two tests

Only the one and two tests: 2 of 4.

Note: Split from test_late.py to stay within the limit of 2 tests.

Tests in this file:
- test_one
- test_two
"""

import os

import pytest

os.environ["LATE"] = "1"
json = pytest.importorskip("json")
from late_helpers import loads


os.environ["LATE"] = "2"


def late():
    return os.environ["LATE"]


def test_one():
    assert loads("1") == (1, "1") and late() == "2"


def test_two():
    assert loads("2") == (2, "1") and late() == "2"
