"""Cache load tests

Only the load tests: 2 of 8.

Note: Split from test_cache.py to stay within the limit of 2 tests.

Tests in this file:
- test_load_one
- test_load_two
"""

from cache_helpers import Loader


def test_load_one():
    assert Loader().load("one") in Loader.cache


def test_load_two():
    assert Loader().load("two") in Loader.cache
