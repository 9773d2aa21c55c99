"""What statements change of the objects behind names, as far as their words say."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from splitter.languages.python.decorators import last_name
from splitter.languages.python.names.binding import changes_first
from splitter.text.nodes import nodes_in

SETTER = re.compile(
    r"(?!setUp(?:Class|Module|TestData)?$)(?:set|enable|disable|register|unregister|configure|install|use)"
    r"(?:[_A-Z]\w*|locale|trace|profile|recursionlimit|defaulttimeout)?"
)
"""Names of functions that change what they are asked of, when nothing is done with what they return."""

OF_THE_PROCESS = frozenset({"chdir", "fchdir", "umask", "putenv", "unsetenv", "signal"})
"""Functions of ``os`` and ``signal`` that change the process."""

TAKEN_BACK = {"addHandler": "removeHandler", "addFilter": "removeFilter"}
"""Methods of loggers and handlers, each with what takes it back."""

_SAME_FOR_ALL = frozenset({"getLogger", "getcontext"})
"""Functions that give everybody the same object: of ``logging`` and ``decimal``."""

CLASS_OF = "type({})"
"""The class of what has a name, as a word."""

RELOADING = "reload"
"""What makes a module's names anew, of ``importlib``."""

NAMED_IN_FULL = frozenset({"copyreg.pickle", "copyreg.constructor", "mimetypes.add_type"})
"""Functions of the standard library that keep what they are given for all, and whose word does not say so."""

TAKING = frozenset({"pop", "popitem"})
"""Methods that change something also where what they give back is looked at."""

FILLING = frozenset(
    {"append", "insert", "extend", "remove", "clear", "update", "add", "discard", "pop", "setdefault"}
)
GROWING = frozenset({"append", "insert", "extend", "add"})
"""Those of them that a second call does not take back."""
_FOR_THE_TEST_ALONE = frozenset(
    {"raises", "assertRaises", "assertRaisesRegex", "warns", "assertWarns", "deprecated_call"}
    | {"subTest", "open", "catch_warnings", "simplefilter"}
)
"""Contexts that leave what other modules hold as it is."""


def imported_names(*kinds: Iterable[ast.Import | ast.ImportFrom]) -> Mapping[str, bool]:
    """The names that imports bind, and whether they are of modules, as far as that is written."""
    return {
        alias.asname or alias.name.partition(".")[0]: isinstance(node, ast.Import)
        for nodes in kinds
        for node in nodes
        for alias in node.names
    }


def root_of(node: ast.expr) -> str:
    return named(node).partition(".")[0]


def named(node: ast.expr) -> str:
    """``a.b`` of ``a.b[0]``, ``logging.getLogger.level`` of ``logging.getLogger("x").level``, or nothing.

    ``os.environ`` of ``getattr(os, "environ")``, and ``type(x).n`` is what it is.
    """
    words: list[str] = []
    while isinstance(node, (ast.Attribute, ast.Subscript, ast.Call)):
        if isinstance(node, ast.Attribute):
            words.append(node.attr)
        if isinstance(node, ast.Call):
            called = getattr(node.func, "id", "")
            if called == "type" and len(node.args) == 1 and isinstance(node.args[0], ast.Name):
                return ".".join([CLASS_OF.format(node.args[0].id), *reversed(words)])
            if called == "getattr" and len(node.args) > 1 and isinstance(node.args[1], ast.Constant):
                words.append(str(node.args[1].value))
                node = node.args[0]
                continue
            if last_name(node) not in _SAME_FOR_ALL:
                return ""
            node = node.func
        else:
            node = node.value
    return ".".join([node.id, *reversed(words)]) if isinstance(node, ast.Name) else ""


def changes_in(
    body: Sequence[ast.stmt], names: Mapping[str, bool], own: Collection[str] = ()
) -> Iterator[tuple[str, int]]:
    """What statements change of the objects behind some names, with the lines; ``own`` are no such names.

    The names say whether they are a module's: ``cache.clear()`` empties an object, and
    ``np.insert(rows, 0, 1)`` calls a function.
    """
    waiting: list[ast.AST] = list(reversed(body))
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.With, ast.AsyncWith)) and _restores(node):
            continue
        if isinstance(node, ast.stmt):
            what = [*_assigned(node), *_called(node, own)]
            yield from ((one, node.lineno) for one in what if _is_of(one, names))
            waiting += [child for child in ast.iter_child_nodes(node) if not isinstance(child, ast.expr)]
        elif isinstance(node, (ast.ExceptHandler, ast.match_case)):
            waiting += node.body


def _is_of(what: str, names: Mapping[str, bool]) -> bool:
    root, _, rest = what.partition(".")
    return root in names and not (names[root] and rest in FILLING)


def _restores(node: ast.With | ast.AsyncWith) -> bool:
    return any(last_name(item.context_expr) not in _FOR_THE_TEST_ALONE for item in node.items)


def _assigned(node: ast.stmt) -> Iterator[str]:
    targets: list[ast.expr] = []
    if isinstance(node, (ast.Assign, ast.Delete)):
        targets = node.targets
    elif isinstance(node, (ast.AugAssign, ast.AnnAssign)):
        targets = [node.target]
    for target in targets:
        for one in target.elts if isinstance(target, (ast.Tuple, ast.List)) else (target,):
            if isinstance(one, (ast.Attribute, ast.Subscript)):
                yield named(one)


def _called(node: ast.stmt, own: Collection[str]) -> Iterator[str]:
    """``Thing.set_default(x)``, ``sys.path.insert(0, x)``, ``setattr(module, "x", 1)``.

    What is given an object of the test with more changes that one (``nx.set_node_attributes(G, values)``),
    and what is registered of the test's own nobody else knows.
    """
    if isinstance(node, (ast.Assert, ast.Assign)):
        yield from map(named, taking(node))
    if not isinstance(node, ast.Expr) or not isinstance(node.value, ast.Call):
        return
    call = node.value
    yield from map(named, taking(call))
    if last_name(call.func) == RELOADING and call.args:
        yield named(call.args[0])
        return
    of_the_test = bool(call.args) and root_of(call.args[0]) in own
    if changes_first(call.func) and call.args:
        yield named(call.args[0])
        return
    if isinstance(call.func, ast.Name) and (of_the_test or call.func.id in FILLING):
        return
    name = named(call.func)
    last = name.rpartition(".")[2]
    sets = SETTER.fullmatch(last) and not (
        of_the_test and ("register" in last or len(call.args) + len(call.keywords) > 1)
    )
    if sets or last in FILLING or last in OF_THE_PROCESS or last in TAKEN_BACK or name in NAMED_IN_FULL:
        yield name


def taking(checked: ast.Assert | ast.Assign | ast.Call) -> Iterator[ast.expr]:
    """What is called in it for its result, and changes something: ``cache.pop(1) == 2``."""
    inner = [node for child in ast.iter_child_nodes(checked) for node in nodes_in(child)]
    calls = [node for node in inner if isinstance(node, ast.Call)]
    functions = [call.func for call in calls if isinstance(call.func, ast.Attribute)]
    if not any(function.attr in TAKING for function in functions):
        return
    if not any(isinstance(node, ast.Lambda) for node in inner):  # it may be called where it fails
        yield from (function for function in functions if function.attr in TAKING)
