"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import math

from big_helpers import helper


def other(x):
    return x * 3


def test_add_a():
    """Adds.

    >>> other(2)
    6
    >>> math.floor(2.5)
    2
    """


def test_add_b():
    assert helper(1) == 2
