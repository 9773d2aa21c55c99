"""Cart cache and discount tests.

Tests for cache and discount only.
Note: Split from test_cart.py, as it was over the limit of 3 tests.

Tests of a shopping cart.
"""

import os

import pytest

CACHE = {}


@pytest.fixture(autouse=True)
def clean_cache():
    CACHE.clear()
    CACHE["owner"] = "nobody"
    yield
    CACHE.clear()


@pytest.fixture
def cart():
    return {"items": [], "total": 0}


@pytest.fixture
def discount():
    CACHE["discount"] = 1
    return 1


def test_cache_is_clean():
    assert CACHE == {"owner": "nobody"}


def test_cache_keeps():
    CACHE["cart"] = 1
    assert CACHE["cart"] == 1


@pytest.mark.usefixtures("discount")
def test_discount():
    assert CACHE["discount"] == 1


class TestOrders:
    def setup_method(self):
        self.orders = []

    @pytest.mark.usefixtures("discount")
    def test_discounted(self):
        assert CACHE["discount"] == 1


def main():
    test_cache_keeps()
    print("all passed in", os.path.basename(__file__))


if __name__ == "__main__":
    main()
