"""Big cache tests.

Tests for cache only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

_CACHE = {}


def cached(n):
    if n not in _CACHE:
        _CACHE[n] = object()
    return _CACHE[n]


def test_cache_fill(): assert cached(1)


def test_cache_look(): assert list(_CACHE) == [1]
