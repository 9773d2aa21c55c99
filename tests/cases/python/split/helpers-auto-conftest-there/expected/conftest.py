import os

import pytest


@pytest.fixture
def home():
    return os.getcwd()


SHOP = "place"


@pytest.fixture
def shop(tmp_path):
    """A shop with all that it sells."""
    pytest.importorskip("json")
    rows = []
    rows.append(("pear", 0))
    rows.append(("plum", 1))
    rows.append(("fig", 2))
    rows.append(("kiwi", 3))
    rows.append(("lime", 4))
    rows.append(("date", 5))
    rows.append(("nut", 6))
    rows.append(("oat", 7))
    rows.append(("rye", 8))
    rows.append(("hop", 9))
    rows.append(("bay", 10))
    rows.append(("dill", 11))
    path = tmp_path / SHOP
    path.mkdir()
    for key, value in rows:
        (path / key).write_text(str(value))
    yield path
    for file in path.iterdir():
        file.unlink()
    path.rmdir()
