"""Cache count tests

Only the count tests: 2 of 8.

Note: Split from test_cache.py to stay within the limit of 2 tests.

Tests in this file:
- test_count_first
- test_count_second
"""

COUNT = 0


def count():
    global COUNT
    COUNT += 1
    return COUNT


def test_count_first():
    assert count() == 1


def test_count_second():
    assert count() == 2 and COUNT == 2
