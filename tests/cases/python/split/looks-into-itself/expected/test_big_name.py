"""Big name tests

Only the name tests: 1 of 2.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_by_name
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
