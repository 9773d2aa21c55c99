"""Names that code puts together, as patterns: what is not written out may be anything."""

from __future__ import annotations

import ast
import re

_FIELD = re.compile(r"\{[^{}]*\}|%(?:\(\w+\))?[-#0 +]*\d*[a-z]")


def pattern_of(node: ast.expr) -> str:
    """``idlist_*`` of ``"idlist_" + name`` and of ``f"idlist_{name}"``; ``*`` of what can't be told."""
    return re.sub(r"\*+", "*", _pattern(node))


def _pattern(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value) if isinstance(node.value, str) else "*"
    if isinstance(node, ast.JoinedStr):
        return "".join(_pattern(value) for value in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _pattern(node.left) + _pattern(node.right)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
        return _FIELD.sub("*", _pattern(node.left))
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "format"
        and isinstance(node.func.value, ast.Constant)
    ):
        return _FIELD.sub("*", str(node.func.value.value))
    return "*"
