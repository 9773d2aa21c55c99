"""CPython's syntax tree of a file: two of its readers want the same one, what is around it and the proof."""

from __future__ import annotations

import ast
from functools import lru_cache


@lru_cache(maxsize=1)
def tree_of(text: str) -> ast.Module:
    """The tree of a text, which nobody changes; raises what ``ast.parse`` does."""
    return ast.parse(text)
