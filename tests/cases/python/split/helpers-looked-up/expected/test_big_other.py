"""Big other tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.

Tests that find what makes their shapes by a name that they make.
"""

from os.path import basename, dirname


def other(size):
    return size


def test_other():
    assert other(3) == 3


def test_other_none():
    assert other(None) is None
