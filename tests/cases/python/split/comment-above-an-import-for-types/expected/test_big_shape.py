"""Big shape tests.

Tests for shape only.
Note: Split from test_big.py, as it was over the limit of 2 tests.

Shapes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Self came with 3.11
    from typing_extensions import Self


class Shape:
    def same(self) -> Self:
        return self


def test_shape_same():
    shape = Shape()
    assert shape.same() is shape


def test_shape_twice():
    assert Shape().same() is not Shape()
