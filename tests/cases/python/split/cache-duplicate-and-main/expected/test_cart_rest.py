"""Cart other tests.

Note: Split from test_cart.py, as it was over the limit of 3 tests.

Tests of a shopping cart.
"""

import os
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


def test_prices_are_known():
    assert PRICES["plum"] == 2


@pytest.mark.usefixtures("discount")
def test_discount():
    assert CACHE["discount"] == 1


@pytest.mark.parametrize("name", ["apple", "pear"])
def test_each(cart, name):
    assert put(cart, name)["total"] == PRICES[name]


def main():
    test_prices_are_known()
    print("all passed in", os.path.basename(__file__))


if __name__ == "__main__":
    main()
