"""Late test helpers.

What the tests of several files use.
Note: Split from test_late.py, as it was over the limit of 2 tests.
"""

import os

import pytest

json = pytest.importorskip("json")

MODE = os.environ["LATE"]


def early():
    return MODE


def loads(text):
    return json.loads(text), early()
