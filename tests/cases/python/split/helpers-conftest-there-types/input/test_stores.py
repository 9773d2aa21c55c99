from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from no_such_shop import Shop, Store

ROWS = "rows"


def rows(path: Path) -> Store:
    return {"of": (path / ROWS).read_text()}


@pytest.fixture
def store(tmp_path: Path, user: str) -> Store:
    (tmp_path / ROWS).write_text(user)
    return rows(Path(tmp_path))


def test_put_number(store: Store) -> None:
    store["n"] = 1
    assert store == {"n": 1, "of": "outer"}


def test_put_nothing(store: Store) -> None:
    assert len(store) == 1


def test_get_nothing(store: Store, shop: Shop | None = None) -> None:
    assert store.get("n") is shop


def test_get_default(store: Store) -> None:
    assert store.get("n", 1) == 1
