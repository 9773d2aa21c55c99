"""Cart orders tests.

Tests for orders only.
Note: Split from test_cart.py, as it was over the limit of 3 tests.

Tests of a shopping cart.
"""

import os
import sys
from collections import OrderedDict

import pytest

CACHE = {}
PRICES = OrderedDict(apple=3, pear=4, plum=2)


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


def put(cart, name):
    cart["items"].append(name)
    cart["total"] += PRICES[name]
    return cart


class TestOrders:
    def setup_method(self):
        self.orders = []

    def test_none(self):
        assert self.orders == []

    def test_some(self):
        self.orders.append("apple")
        assert self.orders == ["apple"]
