# Copyright the authors.

"""Shapes area square and sides tests

Only the area square and sides tests: 2 of 5.

Note: Split from test_shapes.py to stay within the limit of 2 tests.

Tests in this file:
- TestArea::test_square
- TestArea::test_sides

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
