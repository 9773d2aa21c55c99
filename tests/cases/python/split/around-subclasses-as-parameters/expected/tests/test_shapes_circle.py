"""Shapes circle and other tests.

Tests for circle, among others.
Note: Split from test_shapes.py, as it was over the limit of 3 tests.
"""

from shapes_helpers import Circle, Square  # noqa: F401

from shapes import Shape


def test_circle_one():
    assert Circle()


def test_circle_two():
    assert Circle()


def test_shape_color():
    assert len(Shape.__subclasses__()) == 2
