"""Big sides tests.

Tests for sides only.
Note: Split from test_big.py, as it was over the limit of 2 tests.

Shapes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def sides(n: int) -> Iterator[int]:
    yield from range(n)


def test_sides_none():
    assert list(sides(0)) == []


def test_sides_two():
    assert list(sides(2)) == [0, 1]
