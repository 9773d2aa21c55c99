from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    from collections.abc import Sequence


def test_module_named(value: ModuleType | None = None):
    assert value is None


def test_module_of_none(value: ModuleType | None = None):
    assert not value


def test_sequence_named(value: Sequence[int] = ()):
    assert len(value) == 0


def test_sequence_of_none(value: Sequence[int] = ()):
    assert not value
