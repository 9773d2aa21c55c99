"""Imports of names that nothing uses, where they are meant: a comment says so."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator

from splitter.languages.python.facts import bound_name
from splitter.languages.python.folding import folded
from splitter.text.unused_marks import marked

_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def said_unused(text: str, names: Collection[str]) -> str:
    """A statement with a comment on each line that imports one of some names, if it has no other use."""
    tree = ast.parse(text)
    unused = {*names} - {folded(node.id) for node in ast.walk(tree) if isinstance(node, ast.Name)}
    aliases = (alias for one in _imports(tree) for alias in one.names)
    return marked(text, {alias.lineno for alias in aliases if folded(bound_name(alias)) in unused})


def _imports(node: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        yield node
    elif not isinstance(node, _SCOPES):
        for inner in ast.iter_child_nodes(node):
            yield from _imports(inner)
