"""Big other tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.

Tests that find what makes their shapes by a name that they make.
"""

from os.path import basename, dirname


def make_circle(size):
    return ["circle"] * size


def make_square(size):
    return ["square"] * size


def built(kind, size):
    return globals()[f"make_{kind}"](size)


def test_circle():
    assert built("circle", 2) == ["circle", "circle"]


def test_square():
    assert built("square", 1) == ["square"]
