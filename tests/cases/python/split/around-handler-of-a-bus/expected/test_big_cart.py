"""Big cart tests.

Tests for cart only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import bus
import pytest
from big_helpers import calls, on_created  # noqa: F401


@pytest.fixture(autouse=True)
def emptied():
    calls.clear()


def test_cart_made():
    bus.emit("created", "cart")
    assert calls == ["cart"]


def test_cart_not_made():
    assert not calls
