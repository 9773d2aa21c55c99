"""What in a result tells how often a function was called: ``{"id": next(ids)}``, ``self.id = User.made``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from splitter.languages.python.project.state.changes import named
from splitter.text.nodes import nodes_in, with_outer

_COUNTING = re.compile(
    r"\bnext\s*\((?!iter\()"
    r"|(?P<variable>(?<![.\w])\w+)?\s*(?:[-+*/%&|^@]|//|\*\*|<<|>>)=\s*(?:\d|True|False|[(\\])"
)
_GLOBAL = re.compile(r"\bglobal\b([^\\\n#;]*(?:\\\n[^\\\n#;]*)*)")


@lru_cache(maxsize=256)
def counting_lines(text: str) -> Sequence[int]:
    """The lines of a module, from 1, where something may count that is no variable of a function."""
    own = {word for found in _GLOBAL.findall(text) for word in re.findall(r"\w+", found)}
    return [
        number
        for number, line in enumerate(text.split("\n"), 1)
        if ("=" in line or "next" in line)
        and any((found["variable"] or "") in own | {""} for found in _COUNTING.finditer(line))
    ]


def counters(definition: ast.AST) -> frozenset[str]:
    """The dotted names of the numbers that a definition counts up: ``n += 1``, ``next(ids)``."""
    return frozenset(filter(None, map(_counted, nodes_in(definition))))


def _counted(node: ast.AST) -> str:
    if isinstance(node, ast.AugAssign):
        by = node.value
        return named(node.target) if isinstance(by, ast.Constant) and isinstance(by.value, int) else ""
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "next" and node.args:
        return named(node.args[0])
    return ""


def numbered(definition: ast.AST) -> Iterator[tuple[str, str]]:
    """Its counters, each with the attribute or key that has the number; with none for the result itself."""
    known = {name: name for name in counters(definition)}
    nodes, outer = with_outer(definition)
    for node in sorted((n for n in nodes if isinstance(n, ast.expr)), key=lambda n: (n.lineno, n.col_offset)):
        said = _counted(node) or (named(node) if isinstance(node, (ast.Name, ast.Attribute)) else "")
        if said in known:
            for field, of_variable in _fields(node, outer):
                if of_variable:
                    known[field] = known[said]
                else:
                    yield known[said], field


def _fields(node: ast.AST, outer: dict[ast.AST, ast.AST]) -> Iterator[tuple[str, bool]]:
    """Where a value goes: attributes, keys or keywords, the result, or variables that hold it further."""
    while (around := outer.get(node)) is not None:
        if isinstance(around, ast.keyword) and around.arg:
            yield around.arg, False
            return
        if isinstance(around, ast.Dict) and node in around.values:
            key = around.keys[around.values.index(node)] if isinstance(node, ast.expr) else None
            if isinstance(key, ast.Constant):
                yield str(key.value), False
            return
        if isinstance(around, ast.Assign) and node is around.value:
            for target in around.targets:
                if isinstance(target, ast.Attribute):
                    yield target.attr, False
                elif isinstance(target, ast.Name):
                    yield target.id, True
            return
        if isinstance(around, ast.Return):
            yield "", False
        if isinstance(around, ast.stmt):
            return
        node = around
