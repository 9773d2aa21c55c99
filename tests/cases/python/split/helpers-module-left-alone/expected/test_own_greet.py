"""Own greet tests.

Tests for greet only.
Note: Split from test_own.py, as it was over the limit of 2 tests.
"""

from time import monotonic
from unittest import mock

from own_helpers import LIMIT

ROWS = []
TABLE = {}


def register(table):
    table.setdefault("a", 0)


register(TABLE)


def greeting():
    return "hello"


def greet():
    return greeting() + "!"


def stamp():
    return monotonic()


def setup_module():
    ROWS.append(1)


def test_greet_patched():
    with mock.patch(__name__ + ".greeting", return_value="bye"):
        assert greet() == "bye!"


def test_greet():
    assert stamp() and greet() == "hello!" and ROWS == [1] and LIMIT == 2
