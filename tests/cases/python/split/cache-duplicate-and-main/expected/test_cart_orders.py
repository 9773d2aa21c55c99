"""Cart orders tests.

Tests for orders only.
Note: Split from test_cart.py, as it was over the limit of 3 tests.

Tests of a shopping cart.
"""

import pytest

CACHE = {}


@pytest.fixture(autouse=True)
def clean_cache():
    CACHE.clear()
    CACHE["owner"] = "nobody"
    yield
    CACHE.clear()


@pytest.fixture
def discount():
    CACHE["discount"] = 1
    return 1


class TestOrders:
    def setup_method(self):
        self.orders = []

    def test_none(self):
        assert self.orders == []

    def test_some(self):
        self.orders.append("apple")
        assert self.orders == ["apple"]

    @pytest.mark.usefixtures("discount")
    def test_discounted(self):
        assert CACHE["discount"] == 1
