from os import path, sep
from os import path


def test_join():
    assert path.join("a", "b")


def test_split():
    assert path.split("a")


def test_separator():
    assert len(sep) == 1
