"""Shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Self came with 3.11
    from typing_extensions import Self

    from collections.abc import Iterator


class Shape:
    def same(self) -> Self:
        return self


def sides(n: int) -> Iterator[int]:
    yield from range(n)


def test_shape_same():
    shape = Shape()
    assert shape.same() is shape


def test_shape_twice():
    assert Shape().same() is not Shape()


def test_sides_none():
    assert list(sides(0)) == []


def test_sides_two():
    assert list(sides(2)) == [0, 1]
