"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from os.path import (
    split,
    basename,
    # PREPARED: dirname,
)


def test_sub_one():
    assert split("a/b")


def test_sub_two():
    assert basename("a/b") == "b"
