"""Big item tests.

Tests for item only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import bus
import pytest
from big_helpers import calls, on_created  # noqa: F401


@pytest.fixture(autouse=True)
def emptied():
    calls.clear()


def test_item_made():
    bus.emit("created", "item")
    bus.emit("created", "lamp")
    assert calls == ["item", "lamp"]


def test_item_not_made():
    assert calls == []
