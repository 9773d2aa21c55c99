"""Own stamp and rows tests.

Tests for stamp and rows only.
Note: Split from test_own.py, as it was over the limit of 2 tests.
"""

from time import monotonic
from unittest import mock

ROWS = []
TABLE = {}


def register(table):
    table.setdefault("a", 0)


register(TABLE)


def stamp():
    return monotonic()


def setup_module():
    ROWS.append(1)


def test_stamp_patched():
    with mock.patch(__name__ + ".monotonic", return_value=1):
        assert stamp() == 1


def test_rows():
    assert stamp() and ROWS == [1] and TABLE == {"a": 0}
