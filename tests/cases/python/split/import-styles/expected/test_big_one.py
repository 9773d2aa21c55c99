"""Big one tests.

Tests for one only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from collections import (
    Counter,  # counts
    # the one with defaults
    defaultdict,
)
from math import (ceil, floor,
                  sqrt)
from unittest import mock  # noqa: F401


def test_a_one():
    assert Counter("aa")["a"] == 2 and sqrt(4) == 2


def test_b_one():
    assert defaultdict(int)[0] == 0 and floor(1.5) == 1 and ceil(1.5) == 2
