"""Types module tests.

Tests for module only.
Note: Split from test_types.py, as it was over the limit of 2 tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType


def test_module_named(value: ModuleType | None = None):
    assert value is None


def test_module_of_none(value: ModuleType | None = None):
    assert not value
