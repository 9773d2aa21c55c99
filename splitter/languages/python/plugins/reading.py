"""Small questions about syntax that several rules ask."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from splitter.languages.python.project.reading.modules import dotted
from splitter.languages.python.project.reading.statements import Statement


def calls(statement: Statement, *names: str) -> Iterator[ast.Call]:
    """The calls in a statement of something by one of these last names."""
    return (call for name in names for call in statement.calls.get(name, ()))


def marks(statement: Statement, *names: str) -> Iterator[ast.expr]:
    """``pytest.mark.NAME``, called or not, wherever it stands in a statement."""
    called = {id(call.func): call for call in statement.of(ast.Call)}
    for node in statement.of(ast.Attribute):
        if _is_mark(node, names):
            yield called.get(id(node), node)


def _is_mark(node: ast.Attribute, names: Sequence[str]) -> bool:
    return node.attr in names and dotted(node.value).rpartition(".")[2] == "mark"


def keyword(call: ast.expr, name: str) -> ast.expr | None:
    """The value of a keyword argument."""
    return next((k.value for k in getattr(call, "keywords", ()) if k.arg == name), None)


def strings(node: ast.AST | None) -> list[str] | None:
    """The strings of a literal, or of a list of such; ``None`` for what is no literal."""
    if node is None:
        return []
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    if isinstance(node, (ast.List, ast.Tuple, ast.Set)):
        found = [strings(element) for element in node.elts]
        return None if None in found else [text for some in found for text in some or ()]
    return None


def path_offset(node: ast.expr, starts: Sequence[int], lines: Sequence[str]) -> int | None:
    """Where the text of a literal begins that is a relative path; ``None`` for anything else."""
    if not (isinstance(node, ast.Constant) and isinstance(node.value, str)) or node.value.startswith("/"):
        return None
    line = lines[node.lineno - 1]
    column = len(line.encode("utf-8")[: node.col_offset].decode("utf-8"))
    rest = line[column:]
    quote = next((at for at, letter in enumerate(rest) if letter in "\"'"), None)
    if quote is None or rest[quote:].startswith(('"""', "'''")):
        return None
    return starts[node.lineno - 1] + column + quote + 1
