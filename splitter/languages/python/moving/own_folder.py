"""Where a file asks for nothing but the folder that it stands in, which its neighbours stand in, too."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Set

_WHOLE = frozenset({"abspath", "realpath"})
_SAME = frozenset({"resolve", "absolute"})


def asking_for_the_folder(nodes: Iterable[ast.AST], own: Set[str]) -> Iterator[ast.Name]:
    """The ``__file__`` of ``Path(__file__).resolve().parent`` and ``os.path.dirname(__file__)``, among nodes.

    Unless one of the file's ``own`` names is called there.
    """
    for node in nodes:
        path = _by_its_parent(node, own) or _by_its_name(node, own)
        if isinstance(path, ast.Name) and path.id == "__file__":
            yield path


def _by_its_parent(node: ast.AST, own: Set[str]) -> ast.AST | None:
    """``x`` of ``Path(x).parent``, ``pathlib.Path(x).resolve().parent``"""
    if not (isinstance(node, ast.Attribute) and node.attr == "parent"):
        return None
    path: ast.AST = node.value
    while isinstance(path, ast.Call) and isinstance(path.func, ast.Attribute) and path.func.attr in _SAME:
        path = path.func.value
    return _given(path, {"Path"}, own)


def _by_its_name(node: ast.AST, own: Set[str]) -> ast.AST | None:
    """``x`` of ``dirname(x)``, ``os.path.dirname(os.path.abspath(x))``, ``os.path.split(x)[0]``"""
    name = "dirname"
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant) and node.slice.value == 0:
        node, name = node.value, "split"
    path = _given(node, {name}, own)
    while path is not None and (inner := _given(path, _WHOLE, own)) is not None:
        path = inner
    return path


def _given(node: ast.AST | None, names: Set[str], own: Set[str]) -> ast.AST | None:
    """What a function of another module with one of these names is given, if that is all."""
    if not isinstance(node, ast.Call) or len(node.args) != 1 or node.keywords:
        return None
    root = node.func
    while isinstance(root, ast.Attribute):
        root = root.value
    last = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    imported = isinstance(root, ast.Name) and root.id not in own and root.id != "__file__"
    return node.args[0] if imported and last in names else None
