"""Methods of a class that nothing reaches but what names them: parts do without those they don't need."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass
from unittest import IsolatedAsyncioTestCase

from splitter.languages.python.folding import words_in

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_PLAIN = frozenset({"staticmethod", "classmethod"})
_ASKED = re.compile(r"(?:set_?up|tear_?down|pytest|test)\w*|__\w+__|runTest", re.IGNORECASE)
"""What runners look up in a class, by its name."""
_INHERITED = frozenset(dir(IsolatedAsyncioTestCase))
_LOOKING = frozenset(
    {"getattr", "setattr", "hasattr", "delattr", "vars", "dir", "getmembers", "getattr_static", "getmro"}
    | {"attrgetter", "methodcaller", "eval", "exec", "globals", "locals", "__getattribute__", "__dict__"}
)
"""What looks up names that the text may not have."""


@dataclass(frozen=True)
class Mentions:
    """What a statement can ask for by name: read once, for every class of the file asks it."""

    words: Set[str]
    """Names and attributes."""
    strings: Set[str]
    """What in its strings could be a name."""
    looks_up: bool
    """Whether it may look up a name that stands in no string."""


def mentions(statement: ast.stmt) -> Mentions:
    """Of one statement of a file."""
    return Mentions(words_of([statement]), _in_strings(statement), _looks_up(statement))


def helper_methods(
    node: ast.ClassDef, own: Mentions, others: Sequence[Mentions], plain: Collection[str]
) -> Iterator[str]:
    """Their names; ``others`` are the file's other statements, ``plain`` names of bases that ask for none.

    What a string of the file holds, what another statement has as an attribute, and what may override
    something is none of them.
    """
    likely = list(_likely(node))
    if not likely or node.decorator_list or any(ast.unparse(base) not in plain for base in node.bases):
        return
    if own.looks_up or any(other.looks_up for other in others):
        return
    for name in likely:
        if name not in own.strings and not any(name in one.words or name in one.strings for one in others):
            yield name


def _likely(node: ast.ClassDef) -> Iterator[str]:
    """Its plain methods that no runner asks for."""
    bound = [name for statement in node.body for name in _bound(statement)]
    for method in node.body:
        if not isinstance(method, FUNCTIONS) or _ASKED.fullmatch(method.name) or method.name in _INHERITED:
            continue
        decorated = any(ast.unparse(one) not in _PLAIN for one in method.decorator_list)
        if not decorated and bound.count(method.name) == 1:
            yield method.name


def _looks_up(statement: ast.stmt) -> bool:
    """Whether it may look up a name that stands in no string."""
    said = {
        id(call.func)
        for call in ast.walk(statement)
        if isinstance(call, ast.Call) and len(call.args) > 1 and isinstance(call.args[1], ast.Constant)
    }
    for node in ast.walk(statement):
        name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
        if (name in _LOOKING and id(node) not in said) or (
            isinstance(node, ast.alias) and node.name in _LOOKING
        ):
            return True
    return False


def words_of(nodes: Sequence[ast.AST]) -> Set[str]:
    """The names and attributes in statements."""
    found: set[str] = set()
    for node in (inner for outer in nodes for inner in ast.walk(outer)):
        if isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.alias):
            found.update(node.name.split("."))
    return found


def _in_strings(statement: ast.stmt) -> Set[str]:
    texts = (node.value for node in ast.walk(statement) if isinstance(node, ast.Constant))
    return {word for text in texts if isinstance(text, str) for word in words_in(text)}


def _bound(statement: ast.stmt) -> Iterator[str]:
    """What a statement of a class body may bind in it."""
    if isinstance(statement, (*FUNCTIONS, ast.ClassDef)):
        yield statement.name
        return
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, (*FUNCTIONS, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.alias):
            yield node.asname or node.name
