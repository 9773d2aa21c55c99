from __future__ import annotations
from typing import TYPE_CHECKING, Optional, get_type_hints
import collections

if TYPE_CHECKING:
    from decimal import Decimal


class Thing: ...


class Other: ...


def f(x: "Thing") -> "Optional[Other]": ...


def test_a_one():
    assert get_type_hints(f)["x"] is Thing


def test_a_two(y: Optional[Thing] = None): assert y is None


def test_b_one():
    def g(z: Decimal) -> Other: ...
    assert g


def test_b_two():
    v: "collections.OrderedDict" = None
    assert v is None
