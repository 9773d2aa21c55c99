"""Cache seen tests.

Tests for seen only.
Note: Split from test_cache.py, as it was over the limit of 2 tests.
"""

from cache_helpers import SEEN


def test_seen_first():
    SEEN.append("first")
    assert SEEN.count("first") == 1


def test_seen_second():
    SEEN.append("second")
    assert SEEN.count("second") == 1
