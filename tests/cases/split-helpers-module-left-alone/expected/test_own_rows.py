"""Own rows tests

Only the rows tests: 1 of 7.

Note: Split from test_own.py to stay within the limit of 2 tests.

Tests in this file:
- test_rows
"""

ROWS = []
TABLE = {}


def register(table):
    table.setdefault("a", 0)


register(TABLE)


def setup_module():
    ROWS.append(1)


def test_rows():
    assert ROWS == [1] and TABLE == {"a": 0}
