"""Cache chain tests.

Tests for chain only.
Note: Split from test_cache.py, as it was over the limit of 2 tests.
"""

import itertools

from cache_helpers import SEEN, Loader


def test_chain_seen():
    assert isinstance(list(itertools.chain(SEEN)), list)


def test_chain_cache():
    assert isinstance(list(itertools.chain(Loader.cache)), list)
