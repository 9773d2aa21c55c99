"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from os.path import (
    join,
    # PREPARED: dirname,
)


def test_add_one():
    assert join("a", "b")


def test_add_two():
    assert join("a", "c")
