"""Big write tests

Only the write tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_write
- test_read
"""

SEEN = []


def remember(item):
    SEEN.append(item)


def test_write():
    remember(1)
    assert SEEN == [1]


def test_read():
    assert SEEN == [1]
