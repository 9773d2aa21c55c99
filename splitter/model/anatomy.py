"""A definition taken apart, to tell an edit from a change of layout, of marks or of words."""

from __future__ import annotations

from typing import NamedTuple

from splitter.model.statements import Alias


class Anatomy(NamedTuple):
    """What a definition is made of, whatever its layout and its own name."""

    marks: tuple[str, ...]
    """Its decorators."""
    code: str
    """All that runs, as the parser sees it."""
    words: tuple[str, ...]
    """Its docstring and the comments in it."""
    lean: str = ""
    """Its code without the imports in it, if it has any."""
    imports: frozenset[Alias] = frozenset()
    """Those imports."""
