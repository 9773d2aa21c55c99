"""Big cart tests.

Tests for cart only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import functools

import pytest

CACHE = {}
KEPT = {}


@functools.lru_cache(maxsize=None)
def price(name):
    return {"apple": 3, "pear": 4}[name]


@pytest.fixture(autouse=True)
def clean():
    CACHE.clear()
    KEPT.clear()
    price.cache_clear()
    yield


def test_cart_apple():
    CACHE["apple"] = 1
    assert len(CACHE) == 1


def test_cart_pear():
    CACHE["pear"] = 1
    assert len(CACHE) == 1
