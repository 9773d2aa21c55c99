"""Cache load tests.

Tests for load only.
Note: Split from test_cache.py, as it was over the limit of 2 tests.
"""

from cache_helpers import Loader


def test_load_one():
    assert Loader().load("one") in Loader.cache


def test_load_two():
    assert Loader().load("two") in Loader.cache
