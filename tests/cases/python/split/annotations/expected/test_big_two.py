"""Big two tests.

Tests for two only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from __future__ import annotations
from typing import Optional
import collections


class Thing: ...


def test_a_two(y: Optional[Thing] = None): assert y is None


def test_b_two():
    v: "collections.OrderedDict" = None
    assert v is None
