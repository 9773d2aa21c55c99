"""Cart cache tests.

Tests for cache only.
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


def test_cache_is_clean():
    assert CACHE == {"owner": "nobody"}


def test_cache_keeps():
    CACHE["cart"] = 1
    assert CACHE["cart"] == 1


def main():
    test_cache_keeps()
    print("all passed in", os.path.basename(__file__))


if __name__ == "__main__":
    main()
