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


class TestArea:
    def test_square(self, unit):
        from ..data import NAME

        assert area(unit) == 1 and NAME

    def test_sides(self):
        assert SIDES == 4


@pytest.fixture
def unit(one):
    return one
