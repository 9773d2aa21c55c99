"""Whether a statement acts, or only binds names and fills the objects of its own module."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable

from splitter.languages.python.names import MUTATORS
from splitter.languages.python.names.binding import root_name
from splitter.languages.python.trees import blocks_in


def acts(statements: Iterable[ast.stmt], objects: Collection[str]) -> bool:
    """Whether statements do more than bind names and fill ``objects``, the module's own."""
    return any(_one_acts(node, objects) for node in statements)


def _one_acts(node: ast.stmt, objects: Collection[str]) -> bool:
    if isinstance(node, ast.Expr):
        return not (_is_text(node.value) or _fills(node.value, objects))
    if isinstance(node, (ast.Assign, ast.Delete)):
        return not all(_local(target, objects) for target in node.targets)
    if isinstance(node, (ast.AnnAssign, ast.AugAssign)):
        return not _local(node.target, objects)
    if isinstance(node, _COMPOUND):
        return any(acts(block, objects) for block in blocks_in(node))
    return not isinstance(node, _ONLY_BINDING)


def _fills(node: ast.expr, objects: Collection[str]) -> bool:
    """``TABLE.append(x)`` and ``setattr(Thing, ...)`` for one of ``objects``."""
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Attribute) and node.func.attr in MUTATORS:
        return root_name(node.func.value) in objects
    if isinstance(node.func, ast.Name) and node.func.id in ("setattr", "delattr") and node.args:
        return isinstance(node.args[0], ast.Name) and node.args[0].id in objects
    return False


def _local(target: ast.expr, objects: Collection[str]) -> bool:
    """Whether assigning to ``target`` touches nothing but the module's own names and ``objects``."""
    if isinstance(target, ast.Name):
        return True
    if isinstance(target, (ast.Tuple, ast.List)):
        return all(_local(element, objects) for element in target.elts)
    while isinstance(target, (ast.Attribute, ast.Subscript, ast.Starred)):
        target = target.value
    return isinstance(target, ast.Name) and target.id in objects


def _is_text(node: ast.expr) -> bool:
    """Whether it is a string or dots, which do nothing alone."""
    return isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes, type(...)))


def _kinds(*names: str) -> tuple[type[ast.stmt], ...]:
    """Node classes by name, as far as this Python has them."""
    return tuple(getattr(ast, name) for name in names if hasattr(ast, name))


_COMPOUND = _kinds("If", "For", "While", "With", "Try", "TryStar")
_ONLY_BINDING = _kinds(
    "Import", "ImportFrom", "Pass", "FunctionDef", "AsyncFunctionDef", "ClassDef", "TypeAlias"
)
