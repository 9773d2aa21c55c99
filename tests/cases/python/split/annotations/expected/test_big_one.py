"""Big one tests.

Tests for one only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from __future__ import annotations
from typing import TYPE_CHECKING, Optional, get_type_hints

if TYPE_CHECKING:
    from decimal import Decimal


class Thing: ...


class Other: ...


def f(x: "Thing") -> "Optional[Other]": ...


def test_a_one():
    assert get_type_hints(f)["x"] is Thing


def test_b_one():
    def g(z: Decimal) -> Other: ...
    assert g
