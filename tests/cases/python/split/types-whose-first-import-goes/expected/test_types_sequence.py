"""Types sequence tests.

Tests for sequence only.
Note: Split from test_types.py, as it was over the limit of 2 tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def test_sequence_named(value: Sequence[int] = ()):
    assert len(value) == 0


def test_sequence_of_none(value: Sequence[int] = ()):
    assert not value
