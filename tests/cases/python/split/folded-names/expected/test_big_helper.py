"""Big helper tests.

Tests for helper only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""


def ﬁnd():
    return 1


def test_helper():
    assert find() == 1
