"""Single statements of a file as CPython's syntax trees, for questions that need no more than that."""

from __future__ import annotations

import ast

from splitter.basics import Refused
from splitter.findings import finding
from splitter.model import Module, Unit


def tree_of(module: Module, unit: Unit) -> ast.Module:
    """The statements of a unit; raises ``Refused`` (S501) where CPython's own parser can't read them."""
    try:
        return ast.parse(module.source.text[unit.head : unit.end])
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        message = f"this Python can't read it: {error}"
        raise Refused(finding("S501", message, path=module.source.path, line=unit.line)) from error
