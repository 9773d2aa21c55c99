# Copyright the authors.

"""Shapes area square and sides tests.

Tests for area square and sides only.
Note: Split from test_shapes.py, as it was over the limit of 2 tests.

Shapes.
"""

import pytest

from ..data import (
    SIDES,
    area,
)
from .shapes_helpers import is_one


class TestArea:
    def test_square(self, unit):
        from ..data import NAME

        assert is_one(area(unit)) and NAME

    def test_sides(self):
        assert SIDES == 4


@pytest.fixture
def unit(one):
    return one
