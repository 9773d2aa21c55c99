"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def test_add_small(session):
    assert session == []


def test_add_large(engine, for_the_run):
    assert engine == []
