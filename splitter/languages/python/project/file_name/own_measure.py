"""What a file measures of where it stands: the length of its name, the files of its folder.

``len(request.node.nodeid) == 21`` is another number in a part, and ``HERE.glob("*.py")`` finds other files.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase

from splitter.languages.python.decorators import last_name
from splitter.languages.python.plugins import TestFile
from splitter.languages.python.project.reading.told_apart import GIVEN_BY_PYTEST
from splitter.model.catalogue import finding
from splitter.model.finding import Finding
from splitter.text.nodes import with_outer

Outer = Mapping[ast.AST, ast.AST]

_CURRENT = "PYTEST_CURRENT_TEST"
_WORTH_A_LOOK = ("nodeid", "__name__", _CURRENT, "fspath", ".path", "__file__", "session")
_SAID = frozenset({"nodeid", "__name__", "path", "fspath", "__file__", "session"})
_NAMES_OF_FILES = frozenset({"name", "stem", "basename", "purebasename"})
_LISTING = frozenset({"glob", "rglob", "iglob", "iterdir", "listdir", "scandir", "walk"})
_COUNTED = frozenset({"len", "sum", "sorted", "set", "list"})
_SAME = frozenset({"Path", "abspath", "realpath", "resolve", "absolute", "str", "fspath"})


def measured(path: str, file: TestFile) -> Iterator[Finding]:
    """A word on the first place of each kind."""
    if not any(word in file.text for word in _WORTH_A_LOOK):
        return
    places = {"__file__": "file"}
    kinds: list[list[int]] = [[], [], []]
    for statement in file.statements:
        said = statement.attributes | statement.names
        if said.isdisjoint(_SAID) and said.isdisjoint(places) and _CURRENT not in file.text:
            continue
        for top in statement.nodes:
            nodes, outer = with_outer(top)
            kinds[0] += _cut_names(nodes, outer)
            kinds[1] += _lists_of_files(nodes, outer, places, f"{file.stem}.py")
            kinds[2] += _collected(nodes, outer)
    for lines, message in zip(kinds, _MESSAGES, strict=True):
        if lines:
            yield finding("S111", message, path=path, line=min(lines))


_MESSAGES = (
    "the length or a piece of a test's file name is looked at",
    "test files of the folder are listed",
    "what was collected with a test is looked at",
)


def _cut_names(nodes: Sequence[ast.AST], outer: Outer) -> Iterator[int]:
    known = {"__name__"} | {
        target.id
        for node in nodes
        if isinstance(node, ast.Assign) and _is_name(node.value, {"__name__"})
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in nodes:
        if isinstance(node, ast.expr) and _is_name(node, known) and _is_cut(node, outer):
            yield node.lineno


def _lists_of_files(
    nodes: Sequence[ast.AST], outer: Outer, places: dict[str, str], own: str
) -> Iterator[int]:
    """Their lines; ``places`` gets the module's names for its file and its folder."""
    known = dict(places)
    for node in nodes:
        if isinstance(node, ast.Assign) and (kind := _place(node.value, known)):
            named = {one.id: kind for one in node.targets if isinstance(one, ast.Name)}
            known.update(named)
            if node not in outer:
                places.update(named)
        elif isinstance(node, ast.Call) and _lists(node, known, own, outer):
            yield node.lineno


def _collected(nodes: Sequence[ast.AST], outer: Outer) -> Iterator[int]:
    """``request.session.items``; who calls that means another session."""
    for node in nodes:
        if isinstance(node, ast.Attribute) and node.attr in ("items", "testscollected"):
            of, around = node.value, outer.get(node)
            of_run = isinstance(of, ast.Attribute) and of.attr == "session"
            if of_run and not (isinstance(around, ast.Call) and around.func is node):
                yield node.lineno


def _is_name(node: ast.expr, known: Collection[str] = ()) -> bool:
    """Whether an expression has the name of a test's file in it: ``request.node.nodeid``, ``__name__``."""
    if isinstance(node, ast.Name):
        return node.id in known and isinstance(node.ctx, ast.Load)
    if isinstance(node, ast.Attribute):
        if node.attr == "nodeid":
            return last_name(node.value) in GIVEN_BY_PYTEST
        if node.attr == "__name__":
            return last_name(node.value) in ("module", "mod")
        of = node.value
        if node.attr not in _NAMES_OF_FILES or not isinstance(of, ast.Attribute):
            return False
        return of.attr in ("path", "fspath") and last_name(of.value) in GIVEN_BY_PYTEST
    inside: Sequence[ast.expr] = ()
    if isinstance(node, ast.Subscript):
        inside = (node.slice,)
    elif isinstance(node, ast.Call):
        inside = node.args[:1]
    return any(isinstance(one, ast.Constant) and one.value == _CURRENT for one in inside)


def _is_cut(node: ast.AST, outer: Outer) -> bool:
    """Whether that, as it is, is measured or cut at a place: ``len(x)``, ``x[5:]``, ``x.split("::")[0]``."""
    around = outer.get(node)
    if isinstance(around, ast.Call) and node in around.args:
        return last_name(around.func) == "len"
    if isinstance(around, ast.Subscript) and around.value is node:
        ends: ast.expr = around.slice
        bounds = (ends.lower, ends.upper) if isinstance(ends, ast.Slice) else (ends,)
        return all(one is None or isinstance(one, (ast.Constant, ast.UnaryOp)) for one in bounds)
    called = outer.get(around) if isinstance(around, ast.Attribute) else None
    if not isinstance(called, ast.Call) or last_name(called.func) not in ("split", "partition"):
        return False
    piece = outer.get(called)
    separator = called.args[0] if called.args else None
    first = isinstance(piece, ast.Subscript) and getattr(piece.slice, "value", None) == 0
    return first and getattr(separator, "value", "") == "::"


def _place(node: ast.expr, known: Mapping[str, str]) -> str:
    """``file`` or ``folder``, for what is this file or the folder that it is in."""
    if isinstance(node, ast.Name):
        return known.get(node.id, "")
    if isinstance(node, ast.Attribute) and node.attr == "parent":
        return "folder" if _place(node.value, known) == "file" else ""
    if isinstance(node, ast.Call):
        word = last_name(node.func)
        of = node.func.value if isinstance(node.func, ast.Attribute) else node.func
        inner = _place(node.args[0] if node.args else of, known)
        if word == "dirname":
            return "folder" if inner == "file" else ""
        return inner if word in _SAME else ""
    return ""


def _lists(call: ast.Call, known: Mapping[str, str], own: str, outer: Outer) -> bool:
    """Whether a call finds test files of the folder, for their number or to make tests of them."""
    word = last_name(call.func)
    if word not in _LISTING:
        return False
    nodes, _ = with_outer(call)
    if not any(isinstance(node, ast.expr) and _place(node, known) == "folder" for node in nodes):
        return False
    said = [str(node.value) for node in nodes if isinstance(node, ast.Constant)]
    patterns = [text for text in said if "*" in text]
    if patterns and not any(fnmatchcase(own, pattern.rpartition("/")[2]) for pattern in patterns):
        return False
    if not patterns and said:  # a folder below
        return False
    return _is_counted(call, outer, by_suffix=not patterns)


def _is_counted(call: ast.Call, outer: Outer, *, by_suffix: bool) -> bool:
    """Whether a list is compared, or is the module's: parameters of tests are made of such."""
    node: ast.AST = call
    counted = False
    while node in outer and not isinstance(node, ast.stmt):
        counted = counted or isinstance(node, ast.Compare) or last_name(node) in _COUNTED
        node = outer[node]
    of_module = node not in outer
    if by_suffix:
        words = {str(one.value) for one in with_outer(node)[0] if isinstance(one, ast.Constant)}
        suffixes = {word for word in words if word.startswith(".")}
        return ".py" in suffixes or (counted and not of_module and not suffixes)
    return counted or of_module
