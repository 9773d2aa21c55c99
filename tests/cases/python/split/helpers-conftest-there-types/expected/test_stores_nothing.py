"""Stores nothing tests.

Tests for nothing only.
Note: Split from test_stores.py, as it was over the limit of 2 tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from no_such_shop import Shop, Store


def test_put_nothing(store: Store) -> None:
    assert len(store) == 1


def test_get_nothing(store: Store, shop: Shop | None = None) -> None:
    assert store.get("n") is shop
