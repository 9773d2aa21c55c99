"""Big table tests.

Tests for table only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import sqlite3

DB = sqlite3.connect(":memory:")


def test_red_table():
    DB.execute("""
        CREATE TABLE things (name TEXT)
    """)


def test_blue_table():
    assert DB.execute("SELECT count(*) FROM things").fetchone() == (0,)
