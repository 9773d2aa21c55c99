"""Files that one test leaves at a fixed place, and another one finds there: these tests go together.

``open(LOG, "w")`` in one test and ``open(LOG)`` in the next. A place is fixed where nothing in its
expression is the test's own: what a test makes in its temporary folder nobody else finds.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from splitter.languages.python.collection import dotted
from splitter.languages.python.plugins import Effect, TestFile
from splitter.languages.python.project.reading.asks import FUNCTIONS, Function
from splitter.languages.python.project.reading.statements import Statement
from splitter.languages.python.project.state.lasting import functions_of, is_put_back
from splitter.text.nodes import nodes_in

_WRITES = frozenset({"write_text", "write_bytes", "touch"})
_OPENS = frozenset({"open", "io.open", "codecs.open", "gzip.open"})
_REMOVES = frozenset({"unlink", "remove", "rmtree", "rmdir", "rename"})
_FILES = ("open(", "write_text", "write_bytes", "touch(")
_ELSEWHERE = re.compile(r"\b(?:chdir|isolated_filesystem|mock_open|pyfakefs|builtins\.open)\b|\bfs\b")
"""What makes another place of a path, or another file of a place."""


class _Test(NamedTuple):
    """One test, and the fixed places at which it leaves something."""

    statement: Statement
    function: Function
    writes: frozenset[str]


def tied_by_files(file: TestFile) -> Iterator[Effect]:
    """What keeps the tests together of which one finds what another one leaves."""
    if not any(word in file.text for word in _FILES):
        return
    fixed = _fixed_names(file)
    tests = [
        _Test(statement, function, _left_by(statement, function, fixed))
        for statement in file.statements
        if isinstance(statement.first, (*FUNCTIONS, ast.ClassDef)) and not statement.fixtures
        for function, _ in functions_of(statement)
        if file.conventions.collects_function(function.name)
    ]
    others = [s for s in file.statements if not any(s is test.statement for test in tests)]
    by_others = frozenset(place for s in others for place in _written(s.of(ast.Call), fixed, {}))
    left = frozenset[str]().union(*(test.writes for test in tests)) - by_others
    if not left or _ELSEWHERE.search(file.text):
        return
    finds = [_found_by(test.function, fixed) for test in tests]
    for place in sorted(left):
        found = [test for test, names in zip(tests, finds, strict=True) if place in test.writes | names]
        if any(place not in test.writes for test in found):
            yield from _together([test.statement for test in found], place)


def tied_by_folders(file: TestFile) -> Iterator[Effect]:
    """A class after whose tests a folder is listed that is not its own, and that nothing before them makes.

    It is there once a test has made it, and the next ones stand on that.
    """
    if not any(word in file.text for word in _LISTS):
        return
    for statement in file.statements:
        methods = [one for node in statement.nodes if isinstance(node, ast.ClassDef) for one in node.body]
        after = [one for one in methods if isinstance(one, FUNCTIONS) and one.name in _AFTER]
        before = [one for one in methods if isinstance(one, FUNCTIONS) and one.name in _BEFORE]
        if any(map(_lists_a_folder, after)) and not any(map(_makes_a_folder, (*before, *after))):
            whole = "what runs after its tests lists a folder that one of them may have made"
            yield Effect(statement.number, whole=whole)


_LISTS = frozenset({"listdir", "scandir", "iterdir"})
_AFTER = frozenset({"tearDown", "teardown_method"})
_BEFORE = frozenset({"setUp", "setup_method", "setUpClass", "setup_class"})


def _lists_a_folder(function: Function) -> bool:
    """Whether it lists one that is no attribute of the test, and does not ask whether it is there."""
    nodes = nodes_in(function)
    if any(isinstance(node, ast.Attribute) and node.attr in ("exists", "isdir", "is_dir") for node in nodes):
        return False
    listed = (node for node in nodes if isinstance(node, ast.Call) and _last(node) in _LISTS)
    return any(not any(_is_own(inner) for inner in nodes_in(call)) for call in listed)


def _makes_a_folder(function: Function) -> bool:
    return any(isinstance(node, ast.Call) and _last(node) in _MAKES for node in nodes_in(function))


_MAKES = frozenset({"mkdir", "makedirs", "mkdtemp", "TemporaryDirectory", "copytree"})


def _last(call: ast.Call) -> str:
    return dotted(call.func).rpartition(".")[2]


def _is_own(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id in ("self", "cls")


def _together(statements: Sequence[Statement], place: str) -> Iterator[Effect]:
    first = statements[0]
    for statement in dict.fromkeys(statements):
        if isinstance(statement.first, ast.ClassDef):
            yield Effect(statement.number, whole=f"its tests share the file {place}")
        if statement is not first:
            yield Effect(statement.number, needs=first.binds)


def _fixed_names(file: TestFile) -> frozenset[str]:
    """The names of the module that stand for places: bound once, by an assignment."""
    bound = [name for statement in file.statements for name in statement.binds]
    values = {
        name for s in file.statements if isinstance(s.first, (ast.Assign, ast.AnnAssign)) for name in s.binds
    }
    return frozenset(name for name in values if bound.count(name) == 1)


def _left_by(statement: Statement, function: Function, fixed: frozenset[str]) -> frozenset[str]:
    """The places at which a test leaves something; most write nothing."""
    if statement.calls.keys().isdisjoint(_WRITES | {"open"}):
        return frozenset()
    nodes = nodes_in(function)
    writes = frozenset(_written(nodes, fixed, _local(nodes)))
    removed = any(isinstance(node, ast.Attribute) and node.attr in _REMOVES for node in nodes)
    return frozenset() if removed or is_put_back(function) else writes


def _found_by(function: Function, fixed: frozenset[str]) -> frozenset[str]:
    """The places that a test names: names, paths or texts of some length."""
    nodes = nodes_in(function)
    local = _local(nodes)
    named = (node for node in nodes if isinstance(node, (ast.Name, ast.BinOp, ast.Call, ast.Constant)))
    return frozenset(filter(None, (_place(node, fixed, local) for node in named)))


def _local(nodes: Sequence[ast.AST]) -> Mapping[str, ast.expr]:
    """The names to which a function assigns, each with what."""
    assigned = ((node.targets[0], node.value) for node in nodes if isinstance(node, ast.Assign))
    return {target.id: value for target, value in assigned if isinstance(target, ast.Name)}


def _written(nodes: Sequence[ast.AST], fixed: frozenset[str], local: Mapping[str, ast.expr]) -> Iterator[str]:
    for call in nodes:
        if not isinstance(call, ast.Call):
            continue
        place: ast.expr | None = None
        if dotted(call.func) in _OPENS and call.args and _is_for_writing(call, 1):
            place = call.args[0]
        elif isinstance(call.func, ast.Attribute):
            opens = call.func.attr == "open" and _is_for_writing(call, 0)
            place = call.func.value if opens or call.func.attr in _WRITES else None
        if place is not None and (found := _place(place, fixed, local)):
            yield found


def _is_for_writing(call: ast.Call, at: int) -> bool:
    given = [*call.args[at : at + 1], *(k.value for k in call.keywords if k.arg == "mode")]
    modes = [one.value for one in given if isinstance(one, ast.Constant)]
    return any(isinstance(mode, str) and not {*"wax"}.isdisjoint(mode) for mode in modes)


def _place(node: ast.expr, fixed: frozenset[str], local: Mapping[str, ast.expr]) -> str:
    """A place by its expression; empty for one that has something of the test's own in it."""
    if isinstance(node, ast.Name) and node.id in local:
        node, local = local[node.id], {}
    plain = (*_PLAIN, ast.expr_context, ast.operator)
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name) and inner.id not in fixed | _MODULES | _PATHS:
            return ""
        if isinstance(inner, ast.Call) and dotted(inner.func).rpartition(".")[2] not in _PATHS:
            return ""
        if not isinstance(inner, plain) or (isinstance(inner, ast.Constant) and not inner.value):
            return ""
    named = isinstance(node, ast.Name) and node.id in fixed
    return ast.unparse(node) if named or isinstance(node, (ast.BinOp, ast.Call, ast.Constant)) else ""


_PLAIN = (ast.Name, ast.Attribute, ast.Constant, ast.BinOp, ast.Call)
_MODULES = frozenset({"os", "pathlib"})
_PATHS = frozenset({"Path", "join", "joinpath", "str", "fspath"})
