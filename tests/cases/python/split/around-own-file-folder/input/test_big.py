import os
from pathlib import Path

HERE = Path(__file__).resolve()


def beside(file, name):
    return Path(file).with_name(name).read_text()


def test_rows_by_parent():
    assert (HERE.parent / "rows.txt").read_text() == "3\n"


def test_rows_by_dirname():
    with open(os.path.join(os.path.dirname(__file__), "rows.txt")) as rows:
        assert rows.read() == "3\n"


def test_other_handed_on():
    assert beside(__file__, "rows.txt") == "3\n"


def test_other_is_there():
    assert os.path.exists(__file__)
