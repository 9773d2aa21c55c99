"""Fixtures."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from no_such_shop import Store

OUTER = [PurePath("outer"), pytest.param(PurePath("inner"), marks=pytest.mark.skipif(bool(0), reason=""))]


@pytest.fixture
def user():
    return OUTER[0].name


ROWS = "rows"


def rows(path: Path) -> Store:
    return {"of": (path / ROWS).read_text()}


@pytest.fixture
def store(tmp_path: Path, user: str) -> Store:
    (tmp_path / ROWS).write_text(user)
    return rows(Path(tmp_path))
