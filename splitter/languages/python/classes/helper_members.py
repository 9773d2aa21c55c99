"""Members of a class that nothing reaches but what names them: parts do without those they don't need.

Methods, values that are written out, and classes of such.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from unittest import TestCase

from splitter.languages.python.folding import words_in
from splitter.languages.python.state.inert import defines_only, is_written_out
from splitter.text.nodes import nodes_in

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_PLAIN = frozenset({"staticmethod", "classmethod"})
_ASKED = re.compile(r"(?:set_?up|tear_?down|pytest|test)\w*|__\w+__|runTest", re.IGNORECASE)
"""What runners look up in a class, by its name."""
_INHERITED = frozenset(dir(TestCase)) | {
    *("addAsyncCleanup", "asyncSetUp", "asyncTearDown", "enterAsyncContext", "loop_factory"),
    *("_callAsync", "_callMaybeAsync", "_setupAsyncioRunner", "_tearDownAsyncioRunner"),
    *("_asyncioLoopRunner", "_setupAsyncioLoop", "_tearDownAsyncioLoop"),
    *("_classSetupFailed", "_class_cleanups"),
}
"""What test cases have, asynchronous ones too, written out: to ask them would load asyncio for each split."""
_LOOKING = frozenset(
    {"getattr", "setattr", "hasattr", "delattr", "vars", "dir", "getmembers", "getattr_static", "getmro"}
    | {"attrgetter", "methodcaller", "eval", "exec", "globals", "locals", "__getattribute__", "__dict__"}
    | {"__annotations__", "get_type_hints", "get_annotations"}
)
"""What looks up names that the text may not have."""


@dataclass(frozen=True)
class Words:
    """What a piece of code says."""

    names: frozenset[str]
    """Names and attributes."""
    texts: frozenset[str]
    """Words in its strings."""
    looks_up: bool
    """Whether it may look up a name that stands in no string."""


class Vocabulary:
    """What the statements of a file say, and those in its classes; each is read once, when asked for."""

    def __init__(self, statements: Sequence[ast.stmt]) -> None:
        self._statements = statements
        self._read: dict[ast.AST, Words] = {}

    def names(self, *nodes: ast.AST) -> frozenset[str]:
        """The names and attributes in statements, and in expressions that stand above a class."""
        return frozenset().union(*(self._words(node).names for node in nodes))

    def helper_members(self, node: ast.ClassDef, plain: Collection[str], asked: Set[str]) -> Iterator[str]:
        """Their names, of a class of the file; ``plain`` are names of bases that ask for none.

        ``asked`` is what other files may look up in the class. What a string of the file holds, what another
        statement has as an attribute, and what may override something is none of them.
        """
        if node.decorator_list or any(ast.unparse(base) not in plain for base in node.bases):
            return
        found = [name for name in _plain_members(node) if name not in asked]
        if not found or self._looks_up:  # most classes have none, and then nothing is read
            return
        own = self.names(node)
        yield from (n for n in found if n not in self._texts and self._sayings[n] == (n in own))

    @cached_property
    def _looks_up(self) -> bool:
        return any(self._words(statement).looks_up for statement in self._statements)

    @cached_property
    def _texts(self) -> frozenset[str]:
        return frozenset().union(*(self._words(statement).texts for statement in self._statements))

    @cached_property
    def _sayings(self) -> Counter[str]:
        """How many statements say a name."""
        return Counter(name for one in self._statements for name in self._words(one).names)

    def _words(self, node: ast.AST) -> Words:
        if node not in self._read:
            self._read[node] = self._together(node) if isinstance(node, ast.ClassDef) else _words_of(node)
        return self._read[node]

    def _together(self, node: ast.ClassDef) -> Words:
        above = (*node.decorator_list, *node.bases, *node.keywords, *getattr(node, "type_params", ()))
        pieces = [self._words(piece) for piece in (*above, *node.body)]
        return Words(
            frozenset().union(*(piece.names for piece in pieces)),
            frozenset().union(*(piece.texts for piece in pieces)),
            any(piece.looks_up for piece in pieces),
        )


def _plain_members(node: ast.ClassDef) -> Iterator[str]:
    """Those that no runner looks up, and that the class binds once."""
    bound = [name for statement in node.body for name in _bound(statement)]
    for member in node.body:
        name = _defined(member)
        if name and not _ASKED.fullmatch(name) and name not in _INHERITED and bound.count(name) == 1:
            yield name


def name_of(member: ast.stmt) -> str:
    """The one name that a statement of a class body binds; empty for what is no definition."""
    if isinstance(member, (*FUNCTIONS, ast.ClassDef)):
        return member.name
    targets = member.targets if isinstance(member, ast.Assign) else [getattr(member, "target", None)]
    plain = len(targets) == 1 and isinstance(member, (ast.Assign, ast.AnnAssign))
    return targets[0].id if plain and isinstance(targets[0], ast.Name) else ""


def _defined(member: ast.stmt) -> str:
    """The same, if the statement does nothing else."""
    if isinstance(member, FUNCTIONS):
        quiet = all(ast.unparse(one) in _PLAIN for one in member.decorator_list)
        quiet = quiet and not any(map(_calls, (member.args, member.returns)))
    elif isinstance(member, ast.AnnAssign):
        quiet = member.value is not None and is_written_out(member.value)
    else:
        quiet = defines_only(member)
    return name_of(member) if quiet else ""


def _calls(node: ast.AST | None) -> bool:
    return node is not None and any(isinstance(inner, ast.Call) for inner in nodes_in(node))


def _words_of(top: ast.AST) -> Words:
    names: set[str] = set()
    texts: set[str] = set()
    said: set[ast.AST] = set()
    looks_up = False
    for node in nodes_in(top):
        if isinstance(node, ast.Name):
            names.add(node.id)
            looks_up = looks_up or (node.id in _LOOKING and node not in said)
        elif isinstance(node, ast.Attribute):
            names.add(node.attr)
            looks_up = looks_up or (node.attr in _LOOKING and node not in said)
        elif isinstance(node, ast.Constant):
            if isinstance(node.value, str):
                texts.add(node.value)
        elif isinstance(node, ast.Call):  # which comes before what it calls
            if len(node.args) > 1 and isinstance(node.args[1], ast.Constant):
                said.add(node.func)
        elif isinstance(node, ast.alias):
            names.update(node.name.split("."))
            looks_up = looks_up or node.name in _LOOKING
    return Words(frozenset(names), frozenset(word for text in texts for word in words_in(text)), looks_up)


def _bound(statement: ast.stmt) -> Iterator[str]:
    """What a statement of a class body may bind in it."""
    if isinstance(statement, (*FUNCTIONS, ast.ClassDef)):
        yield statement.name
        return
    for node in nodes_in(statement):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, (*FUNCTIONS, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.alias):
            yield node.asname or node.name
