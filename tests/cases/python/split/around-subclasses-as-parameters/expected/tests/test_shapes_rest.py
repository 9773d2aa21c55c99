"""Shapes other tests.

Note: Split from test_shapes.py, as it was over the limit of 3 tests.
"""

import pytest
from shapes_helpers import Circle, Square  # noqa: F401

from shapes import Shape, every


@pytest.mark.parametrize("cls", Shape.__subclasses__())
def test_shape_area(cls):
    assert cls


@pytest.mark.parametrize("cls", every())
def test_shape_volume(cls):
    assert cls
