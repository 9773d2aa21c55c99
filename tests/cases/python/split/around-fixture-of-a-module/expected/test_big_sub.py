"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_sub_small(session, for_one):
    assert session == []


def test_sub_large(for_the_run):
    assert for_the_run
