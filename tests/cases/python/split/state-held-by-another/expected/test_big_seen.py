"""Big seen and other tests.

Tests for seen, among others.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

SEEN = []


class Shape:
    made = []


class Box(Shape):
    pass


def each(function):
    function("x")


def test_red_seen():
    each(SEEN.append)


def test_green_seen():
    assert SEEN == ["x"]


def test_red_made():
    Box.made.append(1)


def test_blue_made():
    assert Shape.made == [1]
