"""A Python file as units, with the names by which a ``__main__`` block may call its tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from splitter.model.module import Module


@dataclass(frozen=True)
class PythonModule(Module):
    """What the first reading makes of a file."""

    test_names: frozenset[str] = frozenset()
    """What the statements with tests are called; their units bind the state that they fill, too."""
    runners: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """What runs tests for the ``__main__`` block alone, with these tests."""
