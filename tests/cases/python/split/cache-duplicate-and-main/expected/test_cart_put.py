"""Cart put tests.

Tests for put only.
Note: Split from test_cart.py, as it was over the limit of 3 tests.

Tests of a shopping cart.
"""

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


def put(cart, name):
    cart["items"].append(name)
    cart["total"] += PRICES[name]
    return cart


def test_put_one(cart):
    put(cart, "apple")
    assert cart["total"] == 3


def test_put_two(cart):
    put(put(cart, "apple"), "pear")
    assert cart["total"] == 7
