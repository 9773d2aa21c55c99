"""Own stamp and rows tests

Only the stamp and rows tests: 2 of 8.

Note: Split from test_own.py to stay within the limit of 2 tests.

Tests in this file:
- test_stamp_patched
- test_rows
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
