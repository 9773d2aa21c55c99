"""Patches that a test starts and does not end: what runs after it has them, too.

``patcher.start()`` of :mod:`unittest.mock`, ``mp.setenv("MODE", "fast")`` of a ``MonkeyPatch()`` that the
file made itself: no fixture takes these back.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping

from splitter.languages.python.collection import dotted
from splitter.languages.python.plugins import TestFile
from splitter.languages.python.project.reading.asks import FUNCTIONS, Function
from splitter.languages.python.project.state.lasting import (
    EACH_PART_HAS,
    Change,
    clears_up,
    functions_of,
    is_put_back,
)
from splitter.text.nodes import nodes_in

_PATCH = re.compile(r"(?:\w+\.)*patch(?:\.object|\.dict|\.multiple)?|(?:\w+\.)*MonkeyPatch")
_PATCHES = re.compile(r"patch(?<!\wpatch)\s*[.(]|MonkeyPatch\s*\(")
_STARTS = frozenset(
    {"start", "setattr", "delattr", "setenv", "delenv", "setitem", "delitem", "chdir", "syspath_prepend"}
)
_ENDS = frozenset({"stop", "stopall", "undo", "__exit__"})


def started_patches(file: TestFile) -> Iterator[Change]:
    """The tests and helpers of a file that start a patch and leave it to others to end it."""
    if not _PATCHES.search(file.text):
        return
    of_module = _patchers(node for statement in file.statements for node in statement.nodes)
    for statement in file.statements:
        if not isinstance(statement.first, (*FUNCTIONS, ast.ClassDef)) or statement.fixtures:
            continue
        for function, owner in functions_of(statement):
            if function.name in EACH_PART_HAS or is_put_back(function):
                continue
            found = list(_started(function, of_module))
            if found and not clears_up(statement, file):
                yield from (
                    Change(statement.number, f"{owner}{function.name}", what, line) for what, line in found
                )


def _patchers(nodes: Iterable[ast.AST]) -> Mapping[str, str]:
    """The names that are bound to a patch, each with what it patches."""
    found: dict[str, str] = {}
    for node in nodes:
        if isinstance(node, ast.Assign) and (what := _patched(node.value)):
            found.update((one.id, what) for one in node.targets if isinstance(one, ast.Name))
    return found


def _patched(value: ast.expr) -> str:
    """What ``mock.patch("os.getcwd")`` patches, in words; empty for anything that is no patch."""
    if not isinstance(value, ast.Call) or not _PATCH.fullmatch(dotted(value.func)):
        return ""
    said = [
        str(one.value) if isinstance(one, ast.Constant) else dotted(one)
        for one in value.args[: 2 if dotted(value.func).endswith(".object") else 1]
    ]
    return ".".join(filter(None, said)) or dotted(value.func)


def _started(function: Function, of_module: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    nodes = nodes_in(function)
    patchers = {**of_module, **_patchers(nodes)}
    ended = {dotted(one.value) for one in nodes if isinstance(one, ast.Attribute) and one.attr in _ENDS}
    if not ended.isdisjoint({"patch", "mock.patch"}):  # patch.stopall
        return
    for node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _STARTS:
            patcher = node.func.value
            name = patcher.id if isinstance(patcher, ast.Name) else ""
            what = patchers.get(name, "") or _patched(patcher)
            if what and not (name and name in ended):
                yield what, node.lineno
