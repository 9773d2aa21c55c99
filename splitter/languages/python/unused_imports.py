"""Imports of names that nothing uses, where they are meant: a comment says so."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from splitter.languages.python.facts import bound_name
from splitter.languages.python.folding import folded
from splitter.languages.python.names import DYNAMIC_CALLS
from splitter.text.unused_marks import marked

_EVALUATES = re.compile(rf"\b(?:{'|'.join(sorted(DYNAMIC_CALLS))})\b")
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def said_unused(text: str, names: Collection[str]) -> str:
    """A statement with a comment on each line that imports one of some names, if it has no other use."""
    tree = ast.parse(text)
    unused = {*names} - {folded(node.id) for node in ast.walk(tree) if isinstance(node, ast.Name)}
    aliases = (alias for one in _imports(tree) for alias in one.names)
    return marked(text, {alias.lineno for alias in aliases if folded(bound_name(alias)) in unused})


@lru_cache(maxsize=1)
def used_names(code: str) -> frozenset[str] | None:
    """The names in the code of statements where something evaluates strings, and may ask for others.

    ``None`` where nothing does.
    """
    if not _EVALUATES.search(code):
        return None
    nodes = list(ast.walk(ast.parse(code)))
    hints = [getattr(node, "annotation", None) or getattr(node, "returns", None) for node in nodes]
    inner = (one for hint in hints if hint is not None for one in ast.walk(hint))
    said = (one.value for one in inner if isinstance(one, ast.Constant) and isinstance(one.value, str))
    names = {folded(node.id) for node in nodes if isinstance(node, ast.Name)}
    return frozenset(names.union(*(re.findall(r"\w+", text) for text in said)))


def _imports(node: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        yield node
    elif not isinstance(node, _SCOPES):
        for inner in ast.iter_child_nodes(node):
            yield from _imports(inner)
