"""Late three and four tests

Only the three and four tests: 2 of 4.

Note: Split from test_late.py to stay within the limit of 2 tests.

Tests in this file:
- test_three
- test_four
"""

import os

import pytest

os.environ["LATE"] = "1"
json = pytest.importorskip("json")
from late_helpers import early, loads


os.environ["LATE"] = "2"


def late():
    return os.environ["LATE"]


def test_three():
    assert early() == "1" and late() == "2"


def test_four():
    assert loads("[]") == ([], "1")
