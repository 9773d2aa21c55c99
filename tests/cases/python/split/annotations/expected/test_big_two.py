"""Big two tests

Only the two tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_a_two
- test_b_two
"""

from __future__ import annotations
from typing import Optional
import collections


class Thing: ...


def test_a_two(y: Optional[Thing] = None): assert y is None


def test_b_two():
    v: "collections.OrderedDict" = None
    assert v is None
