"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.

Doc.
"""

from __future__ import annotations

import typing

if typing.TYPE_CHECKING:
    from pathlib import Path  # for annotations


def test_sub_one() -> None:
    folder: Path | None = None
    assert folder is None


def test_sub_two() -> None:
    assert 3 - 1 == 2
