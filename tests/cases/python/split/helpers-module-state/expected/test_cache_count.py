"""Cache count tests.

Tests for count only.
Note: Split from test_cache.py, as it was over the limit of 2 tests.
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
