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


@pytest.fixture(scope="module")
def kept():
    return len(KEPT)


def test_price_apple():
    price("apple")
    assert price.cache_info().misses == 1


def test_price_pear():
    price("pear")
    assert price.cache_info().misses == 1


def test_cart_apple():
    CACHE["apple"] = 1
    assert len(CACHE) == 1


def test_cart_pear():
    CACHE["pear"] = 1
    assert len(CACHE) == 1


def test_kept_apple():
    KEPT["apple"] = 1
    assert len(KEPT) == 1


def test_kept_before(kept):
    assert kept == 1


def test_kept_pear():
    KEPT["pear"] = 1
    assert len(KEPT) == 1
