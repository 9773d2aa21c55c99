"""By what in their names a module that pytest loads tells the files of tests apart.

``if "slow" in item.nodeid`` skips all of a part that is called ``test_big_slow.py``, and
``item.path.stem.endswith("_big")`` none of it any more: a part's name must match what the original's does.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from glob import escape
from types import MappingProxyType

from splitter.languages.python.decorators import last_name
from splitter.text.nodes import Nodes, nodes_below

GIVEN_BY_PYTEST = frozenset({"request", "item", "node", "pyfuncitem", "collector", "report", "metafunc"})
"""Names of what knows the file that a test is in."""

_PATHS_FOR_HOOKS = frozenset({"collection_path", "file_path", "module_path"})
"""Parameters of hooks of collection, which are the path of a test file (pytest's "API Reference")."""

_PLACES = frozenset({"nodeid", "fspath", "location"})
_OF_ITEMS = frozenset({"path"})
_OF_MODULES = frozenset({"__name__", "__file__"})
_SEARCHES = frozenset({"match", "search", "fullmatch", "fnmatch", "fnmatchcase"})

_READS = frozenset({"read_text", "read", "readlines", "open", "load", "loads", "safe_load"})

Said = Mapping[str, frozenset[str]]
"""The strings that a name may stand for, or what it holds."""


def told_apart(whole: Nodes) -> frozenset[str]:
    """Patterns of file names: those that match one of them may be another matter to the module."""
    constants = said_by_names(whole)
    found: set[str] = set()
    for function in whole.functions:
        inner = nodes_below(function)
        given = frozenset(arg.arg for arg in function.args.args) & _PATHS_FOR_HOOKS
        if given or any(map(_is_attribute_of_place, inner.of(ast.Attribute))):
            found.update(_looked_for(inner, _places(inner, given), said_by_names(inner, constants)))
    return frozenset(found)


def said_by_names(nodes: Nodes, known: Said = MappingProxyType({})) -> Said:
    """With what the names are bound to: by an assignment, or as one of several in a loop."""
    said: defaultdict[str, frozenset[str]] = defaultdict(frozenset, known)
    bound: list[tuple[ast.expr, ast.expr]] = [
        (target, node.value) for node in nodes.of(ast.Assign) for target in node.targets
    ]
    bound += [(node.target, node.iter) for node in nodes.of(ast.For)]
    bound += [(node.target, node.iter) for node in nodes.of(ast.comprehension)]
    for target, value in bound:
        if isinstance(target, ast.Name) and not _is_read(value):
            said[target.id] |= frozenset(strings(value, said))
    return said


def _is_read(value: ast.expr) -> bool:
    """Whether a value comes out of a file: what is written here is not what it holds."""
    return any(last_name(call.func) in _READS for call in nodes_below(value).of(ast.Call))


def strings(node: ast.expr, said: Said) -> Iterator[str]:
    """Those that an expression says, and that its names stand for."""
    inner = nodes_below(node)
    yield from inner.strings
    for name in inner.of(ast.Name):
        yield from said.get(name.id, ())


def _is_attribute_of_place(node: ast.Attribute) -> bool:
    """``item.nodeid``, ``request.path``, ``item.module.__name__``: what has the file's name in it."""
    if node.attr in _PLACES:
        return True
    if node.attr in _OF_ITEMS:
        return last_name(node.value) in GIVEN_BY_PYTEST
    return node.attr in _OF_MODULES and last_name(node.value) in ("module", "mod")


def _places(nodes: Nodes, given: Set[str]) -> Set[str]:
    """The names of what is made of a test's place, and of paths that the function is given."""
    found: set[str] = {*given}
    for node in sorted(nodes.of(ast.Assign), key=lambda one: one.lineno):
        if _is_place(node.value, found):
            found.update(target.id for target in node.targets if isinstance(target, ast.Name))
    return found


def _is_place(node: ast.expr, names: Set[str]) -> bool:
    inner = nodes_below(node)
    return any(map(_is_attribute_of_place, inner.of(ast.Attribute))) or any(
        name.id in names for name in inner.of(ast.Name)
    )


def _looked_for(nodes: Nodes, places: Set[str], said: Said) -> Iterator[str]:
    for compare in nodes.of(ast.Compare):
        sides = [compare.left, *compare.comparators]
        if any(_is_place(side, places) for side in sides):
            for text in (text for side in sides for text in strings(side, said)):
                yield from _patterns(text, "*{}*")
                if not isinstance(compare.ops[0], (ast.In, ast.NotIn)):
                    yield from _patterns(text, "*{}.py")
    for call in nodes.of(ast.Call):
        called = last_name(call.func)
        asked = call.func.value if isinstance(call.func, ast.Attribute) else None
        if called in ("startswith", "endswith") and asked is not None and _is_place(asked, places):
            shape = "{}*" if called == "startswith" else "*{}.py"
            for argument in call.args:
                for text in strings(argument, said):
                    yield from _patterns(text.removesuffix(".py") if shape != "{}*" else text, shape)
        elif called in _SEARCHES and any(_is_place(one, places) for one in call.args):
            given = [one for one in (asked, *call.args) if one is not None and not _is_place(one, places)]
            for text in (text for one in given for text in strings(one, said)):
                yield from _words(text)


def _patterns(text: str, shape: str) -> Iterator[str]:
    """The pattern for what is said of a file's name, without the folders and the test."""
    path, _, _ = text.partition("::")
    name = path.rpartition("/")[2]
    if name.strip(". "):
        yield shape.format(escape(name))


def _words(expression: str) -> Iterator[str]:
    """Patterns for a regular expression or a pattern of names: for each word that is written in it."""
    for word in re.findall(r"[^\W_]+", re.sub(r"\\.", " ", expression.rpartition("/")[2])):
        yield f"*{word}*"
        yield f"*{word}.py"
