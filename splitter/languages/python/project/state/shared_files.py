"""Files that one test leaves at a fixed place, and another one finds there: these tests go together.

``open(LOG, "w")`` in one test and ``open(LOG)`` in the next, or in helpers that they call. A place is fixed
where nothing in its expression is the test's own: what a test makes in its temporary folder is found by
nobody else.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from splitter.languages.python.collection import dotted
from splitter.languages.python.plugins import Effect, TestFile
from splitter.languages.python.project.reading.asks import FUNCTIONS, Function
from splitter.languages.python.project.reading.statements import Statement
from splitter.languages.python.project.state.lasting import EACH_PART_HAS, functions_of, is_put_back
from splitter.text.nodes import nodes_in

_WRITES = frozenset({"write_text", "write_bytes", "touch", "mkdir", "symlink_to", "hardlink_to"})
"""What leaves something at the path that it is a method of, ..."""
_MOVES = frozenset({"rename", "replace"})
"""... or at the path that such a method is given."""
_OPENS = frozenset({"open", "io.open", "codecs.open", "gzip.open", "bz2.open", "zipfile.ZipFile"})
"""What opens the place that it is given first, in the mode that it is given next."""
_GIVES = {
    **dict.fromkeys(("os.mkdir", "os.makedirs", "logging.FileHandler", "FileHandler"), 0),
    **dict.fromkeys(("os.rename", "os.replace", "os.symlink", "os.link"), 1),
    **{f"shutil.{name}": 1 for name in ("copy", "copy2", "copyfile", "copytree", "move")},
}
"""Functions that leave something at a place, and which of their arguments that is."""
_LEAVING = _WRITES | _MOVES | {name.rpartition(".")[2] for name in (*_OPENS, *_GIVES)}
"""All of these, without what they are of."""
_REMOVES = frozenset({"unlink", "remove", "rmtree", "rmdir"})
_FILES = re.compile(
    r"open\(|ZipFile|write_(?:text|bytes)|touch\(|link|mkdir|makedirs|FileHandler|re(?:name|place)\("
    r"|shutil\.(?:copy|move)"
)
_ELSEWHERE = re.compile(r"\b(?:chdir|isolated_filesystem|mock_open|pyfakefs|builtins\.open)\b|\bfs\b")
"""What makes another place of a path, or another file of a place."""


_Fixed = Mapping[str, ast.expr | None]
"""The names of a module that stand for places, each with the expression that it is set to alone."""


class _Test(NamedTuple):
    """One test, and the fixed places at which it leaves something."""

    statement: Statement
    function: Function
    writes: frozenset[str]


def tied_by_files(file: TestFile) -> Iterator[Effect]:
    """What keeps the tests together of which one finds what another one leaves."""
    if not _FILES.search(file.text):
        return
    fixed = _fixed_names(file)
    helpers = _Helpers(file, fixed)
    tests = [
        _Test(statement, function, _left_by(statement, function, fixed, helpers))
        for statement in file.statements
        if isinstance(statement.first, (*FUNCTIONS, ast.ClassDef)) and not statement.fixtures
        for function, _ in functions_of(statement)
        if file.conventions.collects_function(function.name)
    ]
    left = frozenset[str]().union(*(test.writes for test in tests))
    if not left or _ELSEWHERE.search(file.text):
        return
    known = helpers.numbers | {test.statement.number for test in tests}
    others = [statement for statement in file.statements if statement.number not in known]
    left -= frozenset(place for one in others for place in _written(one.of(ast.Call), fixed, {}))
    left -= helpers.left(helpers.called(node for one in others for node in one.of(ast.Name)))
    finds = [_found_by(test.function, fixed, helpers) for test in tests]
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


def _fixed_names(file: TestFile) -> _Fixed:
    """The names of the module that stand for places: bound once, by an assignment."""
    bound = Counter(name for statement in file.statements for name in statement.binds)
    found: dict[str, ast.expr | None] = {}
    for one in file.statements:
        if isinstance(one.first, (ast.Assign, ast.AnnAssign)):
            value = one.first.value if len(one.nodes) == len(one.binds) == 1 else None
            found.update((name, value) for name in one.binds if bound[name] == 1)
    return found


class _Helpers:
    """The functions of a module that tests call, and nobody else unasked: each is looked through once."""

    def __init__(self, file: TestFile, fixed: _Fixed) -> None:
        self._fixed = fixed
        self._functions: dict[str, Function] = {}
        self._left: dict[str, frozenset[str]] = {}
        numbers = set()
        for one in file.statements:
            function = one.first
            if not isinstance(function, FUNCTIONS) or one.fixtures:
                continue
            if file.conventions.collects_function(function.name) or function.name in EACH_PART_HAS:
                continue
            numbers.add(one.number)
            self._functions[function.name] = function
            if not one.calls.keys().isdisjoint(_LEAVING):
                self._left[function.name] = _left_in(function, fixed)
        self.numbers = frozenset(numbers)
        """Those of their statements."""
        self.leave_something = any(self._left.values())
        """Whether one of them does."""
        self._found: dict[str, frozenset[str]] = {}

    def called(self, nodes: Iterable[ast.AST]) -> frozenset[str]:
        """Those that some code names, and those that these name."""
        found: set[str] = set()
        waiting = list(nodes)
        while waiting:
            node = waiting.pop()
            if isinstance(node, ast.Name) and node.id in self._functions and node.id not in found:
                found.add(node.id)
                waiting += nodes_in(self._functions[node.id])
        return frozenset(found)

    def left(self, names: Iterable[str]) -> frozenset[str]:
        """The places at which these leave something."""
        return frozenset[str]().union(*(self._left.get(name, ()) for name in names))

    def found(self, names: Iterable[str]) -> Iterator[str]:
        """The places that these name."""
        for name in names:
            if name not in self._found:
                self._found[name] = frozenset(_named_in(self._functions[name], self._fixed))
            yield from self._found[name]


def _left_by(statement: Statement, function: Function, fixed: _Fixed, helpers: _Helpers) -> frozenset[str]:
    """The places at which a test leaves something, itself or by helpers; most write nothing."""
    own = not statement.calls.keys().isdisjoint(_LEAVING)
    if not (own or helpers.leave_something) or _clears(function):
        return frozenset()
    nodes = nodes_in(function)
    left = helpers.left(helpers.called(nodes)) if helpers.leave_something else frozenset[str]()
    return left.union(_written(nodes, fixed, _local(nodes)) if own else ())


def _left_in(function: Function, fixed: _Fixed) -> frozenset[str]:
    nodes = nodes_in(function)
    return frozenset() if _clears(function) else frozenset(_written(nodes, fixed, _local(nodes)))


def _clears(function: Function) -> bool:
    """Whether nobody finds what a function leaves: it removes it, or that looks so."""
    removes = (isinstance(node, ast.Attribute) and node.attr in _REMOVES for node in nodes_in(function))
    return is_put_back(function) or any(removes)


def _found_by(function: Function, fixed: _Fixed, helpers: _Helpers) -> frozenset[str]:
    """The places that a test names, itself or by helpers: names, paths or texts of some length."""
    return frozenset((*_named_in(function, fixed), *helpers.found(helpers.called(nodes_in(function)))))


def _named_in(function: Function, fixed: _Fixed) -> Iterator[str]:
    nodes = nodes_in(function)
    local = _local(nodes)
    named = (node for node in nodes if isinstance(node, (ast.Name, ast.BinOp, ast.Call, ast.Constant)))
    return filter(None, (_place(node, fixed, local) for node in named))


def _local(nodes: Sequence[ast.AST]) -> Mapping[str, ast.expr]:
    """The names to which a function assigns, each with what."""
    assigned = ((node.targets[0], node.value) for node in nodes if isinstance(node, ast.Assign))
    return {target.id: value for target, value in assigned if isinstance(target, ast.Name)}


def _written(nodes: Sequence[ast.AST], fixed: _Fixed, local: Mapping[str, ast.expr]) -> Iterator[str]:
    for call in nodes:
        if not isinstance(call, ast.Call):
            continue
        place = _place_written(call)
        if place is not None and (found := _place(place, fixed, local)):
            yield found


def _place_written(call: ast.Call) -> ast.expr | None:
    """The expression of the place at which a call leaves something."""
    name = dotted(call.func)
    if name in _OPENS:
        return call.args[0] if call.args and _is_for_writing(call, 1) else None
    if name in _GIVES:
        return next(iter(call.args[_GIVES[name] :]), None)
    if not isinstance(call.func, ast.Attribute):
        return None
    method = call.func.attr
    if method in _MOVES:  # a string's takes two, and that of a table no path
        return call.args[0] if len(call.args) == 1 and _is_joined(call.args[0]) else None
    opens = method == "open" and _is_for_writing(call, 0)
    return call.func.value if opens or method in _WRITES else None


def _is_for_writing(call: ast.Call, at: int) -> bool:
    given = [*call.args[at : at + 1], *(k.value for k in call.keywords if k.arg == "mode")]
    modes = [one.value for one in given if isinstance(one, ast.Constant)]
    return any(isinstance(mode, str) and not {*"wax"}.isdisjoint(mode) for mode in modes)


def _place(node: ast.expr, fixed: _Fixed, local: Mapping[str, ast.expr]) -> str:
    """A place by its expression; empty for one that has something of the test's own in it."""
    if isinstance(node, ast.Name) and node.id in local:
        node, local = local[node.id], {}
    plain = (*_PLAIN, ast.expr_context, ast.operator)
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name) and not (inner.id in fixed or inner.id in _MODULES | _PATHS):
            return ""
        if isinstance(inner, ast.Call) and dotted(inner.func).rpartition(".")[2] not in _PATHS:
            return ""
        if not isinstance(inner, plain) or (isinstance(inner, ast.Constant) and not inner.value):
            return ""
    named = isinstance(node, ast.Name) and node.id in fixed
    told = named or isinstance(node, (ast.BinOp, ast.Call, ast.Constant))
    return "/".join(_steps(node, fixed)) if told else ""


def _steps(node: ast.expr, fixed: _Fixed) -> Iterator[str]:
    """The steps of a path, however it is put together; what is no string in braces."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from (step for step in re.split(r"(?<=.)/+", node.value) if step not in ("", "."))
    elif isinstance(node, ast.Name) and (value := fixed.get(node.id)) is not None and _is_path(value):
        yield from _steps(value, {name: one for name, one in fixed.items() if name != node.id})
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
        yield from (*_steps(node.left, fixed), *_steps(node.right, fixed))
    elif isinstance(node, ast.Call) and _last(node) in _PATHS:
        if _last(node) == "joinpath" and isinstance(node.func, ast.Attribute):
            yield from _steps(node.func.value, fixed)
        for one in node.args:
            yield from _steps(one, fixed)
    else:
        yield f"{{{ast.unparse(node)}}}"


def _is_path(value: ast.expr) -> bool:
    """Whether an expression says all that its path is, or what it is put together from."""
    if isinstance(value, ast.Constant):
        return isinstance(value.value, str)
    return _is_joined(value) or (isinstance(value, ast.Call) and _last(value) in _PATHS)


def _is_joined(value: ast.expr) -> bool:
    """``FOLDER / "orders.txt"``."""
    return isinstance(value, ast.BinOp) and isinstance(value.op, ast.Div)


_PLAIN = (ast.Name, ast.Attribute, ast.Constant, ast.BinOp, ast.Call)
_MODULES = frozenset({"os", "pathlib"})
_PATHS = frozenset({"Path", "join", "joinpath", "str", "fspath"})
