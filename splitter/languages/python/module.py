"""A Python file as units, with the names by which a ``__main__`` block may call its tests."""

from __future__ import annotations

from dataclasses import dataclass

from splitter.model.module import Module


@dataclass(frozen=True)
class PythonModule(Module):
    """What the first reading makes of a file."""

    test_names: frozenset[str] = frozenset()
    """What the statements with tests are called; their units bind the state that they fill, too."""
