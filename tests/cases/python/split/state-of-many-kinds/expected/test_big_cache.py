"""Big cache tests

Only the cache tests: 2 of 12.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_cache_fill
- test_cache_look
"""


_CACHE = {}


def cached(n):
    if n not in _CACHE:
        _CACHE[n] = object()
    return _CACHE[n]


def test_cache_fill(): assert cached(1)


def test_cache_look(): assert list(_CACHE) == [1]
