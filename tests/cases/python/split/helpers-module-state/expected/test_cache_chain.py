"""Cache chain tests

Only the chain tests: 2 of 8.

Note: Split from test_cache.py to stay within the limit of 2 tests.

Tests in this file:
- test_chain_seen
- test_chain_cache
"""

import itertools
from cache_helpers import SEEN, Loader


def test_chain_seen():
    assert isinstance(list(itertools.chain(SEEN)), list)


def test_chain_cache():
    assert isinstance(list(itertools.chain(Loader.cache)), list)
