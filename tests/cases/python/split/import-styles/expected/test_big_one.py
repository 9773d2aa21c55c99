"""Big one tests

Only the one tests: 2 of 5.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_a_one
- test_b_one
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
