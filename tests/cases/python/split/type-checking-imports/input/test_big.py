"""Doc."""

from __future__ import annotations

import typing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import decimal
    from collections.abc import Iterable, Iterator
    from fractions import (
        Fraction,
        gcd,
    )
    from unknown import Unused

if typing.TYPE_CHECKING:
    from pathlib import Path  # for annotations


def test_add_one() -> None:
    numbers: Iterable[int] = [1, 2]
    assert sum(numbers) == 3


def test_add_two() -> None:
    half: Fraction | Iterable[int] = 1
    assert half


def test_sub_one() -> None:
    folder: Path | None = None
    assert folder is None


def test_sub_two() -> None:
    assert 3 - 1 == 2
