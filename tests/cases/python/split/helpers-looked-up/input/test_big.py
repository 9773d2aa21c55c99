"""Tests that find what makes their shapes by a name that they make."""

from os.path import basename, dirname


def make_circle(size):
    return ["circle"] * size


def make_square(size):
    return ["square"] * size


def other(size):
    return size


def built(kind, size):
    return globals()[f"make_{kind}"](size)


def test_circle():
    assert built("circle", 2) == ["circle", "circle"]


def test_square():
    assert built("square", 1) == ["square"]


def test_other():
    assert other(3) == 3


def test_other_none():
    assert other(None) is None


def test_path_name():
    assert globals()["base" + "name"]("a/b") == "b"


def test_path_folder():
    ends = {"folder": "dir"}
    assert globals()[ends["folder"] + "name"]("a/b") == "a"
