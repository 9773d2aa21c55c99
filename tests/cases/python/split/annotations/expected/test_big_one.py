"""Big one tests

Only the one tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_a_one
- test_b_one
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
