"""Big price tests.

Tests for price only.
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


def test_price_apple():
    price("apple")
    assert price.cache_info().misses == 1


def test_price_pear():
    price("pear")
    assert price.cache_info().misses == 1
