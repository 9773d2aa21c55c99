"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.

Doc.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction


def test_add_one() -> None:
    numbers: Iterable[int] = [1, 2]
    assert sum(numbers) == 3


def test_add_two() -> None:
    half: Fraction | Iterable[int] = 1
    assert half
