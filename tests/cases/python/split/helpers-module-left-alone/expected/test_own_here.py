"""Own here tests.

Tests for here only.
Note: Split from test_own.py, as it was over the limit of 2 tests.
"""

import os

from own_helpers import LIMIT

HERE = os.path.dirname(__file__)
ROWS = []
TABLE = {}


def register(table):
    table.setdefault("a", 0)


register(TABLE)


def beside(name):
    return os.path.join(HERE, name)


def setup_module():
    ROWS.append(1)


def test_here_one():
    assert os.path.exists(beside("")) and LIMIT == 2


def test_here_two():
    assert beside("x").endswith("x") and TABLE == {"a": 0}
