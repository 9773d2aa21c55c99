"""Cache seen tests

Only the seen tests: 2 of 8.

Note: Split from test_cache.py to stay within the limit of 2 tests.

Tests in this file:
- test_seen_first
- test_seen_second
"""

from cache_helpers import SEEN


def test_seen_first():
    SEEN.append("first")
    assert SEEN.count("first") == 1


def test_seen_second():
    SEEN.append("second")
    assert SEEN.count("second") == 1
