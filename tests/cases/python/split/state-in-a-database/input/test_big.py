import sqlite3

DB = sqlite3.connect(":memory:")


def test_red_table():
    DB.execute("""
        CREATE TABLE things (name TEXT)
    """)


def test_red_length():
    assert len("red") == 3


def test_blue_table():
    assert DB.execute("SELECT count(*) FROM things").fetchone() == (0,)


def test_blue_length():
    assert len("blue") == 4
