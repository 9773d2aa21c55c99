"""Stores other tests.

Note: Split from test_stores.py, as it was over the limit of 2 tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from no_such_shop import Store


def test_put_number(store: Store) -> None:
    store["n"] = 1
    assert store == {"n": 1, "of": "outer"}


def test_get_default(store: Store) -> None:
    assert store.get("n", 1) == 1
