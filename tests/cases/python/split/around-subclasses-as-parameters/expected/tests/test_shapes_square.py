"""Shapes square tests.

Tests for square only.
Note: Split from test_shapes.py, as it was over the limit of 3 tests.
"""

from shapes_helpers import Square


def test_square_one():
    assert Square()


def test_square_two():
    assert Square()
