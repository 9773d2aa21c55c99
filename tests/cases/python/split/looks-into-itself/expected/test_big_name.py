"""Big name tests.

Tests for name only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""

import sys

import pytest


def one():
    return 1


def two():
    return 2


@pytest.mark.parametrize("name", ["one", "two"])
def test_by_name(name):
    assert getattr(sys.modules[__name__], name)() in (1, 2)
