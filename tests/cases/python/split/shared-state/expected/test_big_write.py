"""Big write tests.

Tests for write, among others.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

SEEN = []


def remember(item):
    SEEN.append(item)


def test_write():
    remember(1)
    assert SEEN == [1]


def test_read():
    assert SEEN == [1]
