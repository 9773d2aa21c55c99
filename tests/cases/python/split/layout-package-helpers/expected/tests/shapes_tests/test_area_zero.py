# Copyright the authors.

"""Shapes area zero tests.

Tests for area zero only.
Note: Split from test_shapes.py, as it was over the limit of 2 tests.

Shapes.
"""

from ..data import area


class TestArea:
    def test_zero(self):
        assert area(0) == 0
