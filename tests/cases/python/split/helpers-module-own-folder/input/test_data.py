import os
from pathlib import Path

HERE = Path(__file__).resolve().parent
ABOVE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROWS = os.path.split(__file__)[0]


def place(name):
    return os.path.join(os.path.dirname(__file__), name)


def test_read_here():
    assert (HERE / "data").parent == HERE


def test_read_above():
    assert os.path.isdir(ABOVE) and place("x").startswith(ROWS)


def test_write_place():
    assert os.path.dirname(place("x")) == str(HERE)


def test_write_rows():
    assert ROWS.startswith(ABOVE)
