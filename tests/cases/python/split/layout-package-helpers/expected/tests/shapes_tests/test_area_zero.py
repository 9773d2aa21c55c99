# Copyright the authors.

"""Shapes area zero tests

Only the area zero tests: 1 of 5.

Note: Split from test_shapes.py to stay within the limit of 2 tests.

Tests in this file:
- TestArea::test_zero

Shapes.
"""

from ..data import (
    area,
)


class TestArea:

    def test_zero(self):
        assert area(0) == 0
