"""Big helper tests

Only the helper tests: 1 of 4.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_helper
"""


def ﬁnd():
    return 1


def test_helper():
    assert find() == 1
