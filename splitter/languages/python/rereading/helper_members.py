"""Methods, values and classes in a class with tests that a share of it may lack, as the proof sees them."""

from __future__ import annotations

import ast
import builtins
import re
import unittest
from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import NamedTuple

from splitter.languages.python.trees import by_line
from splitter.model.statements import Reading, Spared, Statement
from splitter.text.nodes import nodes_in

_KEPT = re.compile(r"(?i:set_?up|tear_?down|pytest|test)\w*|__\w+__|runTest")
_ASYNCHRONOUS = re.compile(
    r"addAsyncCleanup|enterAsyncContext|async(?:SetUp|TearDown)|loop_factory"
    r"|_call(?:Maybe)?Async|_(?:setup|tearDown)Asyncio(?:Loop|Runner)|_asyncioLoopRunner"
    r"|_classSetupFailed|_class_cleanups"
)
"""What classes below ``unittest.TestCase`` have and it has not, asynchronous ones too; Python 3.8 to 3.13."""
_WORD = re.compile(r"[^\W\d]\w*")
_REACHING = frozenset(
    {"vars", "dir", "getmembers", "getattr_static", "getmro", "attrgetter", "methodcaller", "eval", "exec"}
    | {"globals", "locals", "__getattribute__", "__dict__"}
    | {"__annotations__", "get_type_hints", "get_annotations"}
)
_LOOKUPS = ("getattr", "setattr", "hasattr", "delattr")


class _Said(NamedTuple):
    """What a piece of code says."""

    words: Counter[str]
    """How often it says a name, or an attribute of anything."""
    strings: set[str]
    """The words in its strings."""
    given: int
    """How often it looks up a name that is written there."""


def with_helper_members(reading: Reading, tree: ast.Module, asked: Set[str]) -> Reading:
    """Mark them: plain members that no string, lookup, other statement or base can ask for.

    ``asked`` is what other modules may ask for.
    """
    groups = list(by_line(tree.body))
    classes = {
        number: group[0]
        for number, group in enumerate(groups)
        if isinstance(group[0], ast.ClassDef) and reading.statements[number].body
    }
    if not classes:
        return reading
    plain = _plain_bases(tree)
    named = {
        number: names
        for number, node in classes.items()
        if not node.decorator_list and not node.keywords and {*map(ast.unparse, node.bases)} <= plain
        if any(names := _plain_members(node))
    }
    if not named:
        return reading
    whole = _Whole(groups, classes, named, asked)
    statements = list(reading.statements)
    for number in named:
        statements[number] = _marked(statements[number], partial(whole.spared, number))
    return replace(reading, statements=tuple(statements))


@dataclass(frozen=True)
class _Whole:
    """All statements of a file, which are looked through when the first of its classes is divided."""

    groups: Sequence[Sequence[ast.stmt]]
    classes: Mapping[int, ast.ClassDef]
    """Those with members, by the number of the statement."""
    named: Mapping[int, Sequence[str]]
    """The names that plain members define."""
    asked: Set[str]

    def spared(self, number: int, place: int) -> Spared:
        """What is so of the member at a place of a class."""
        return self._spared[number][place] if self._spared else Spared()

    @cached_property
    def _spared(self) -> Mapping[int, Sequence[Spared]]:
        members = {
            number: [_said(*group) for group in by_line(node.body)] for number, node in self.classes.items()
        }
        own = {number: _together(some) for number, some in members.items()}
        others = (group for number, group in enumerate(self.groups) if number not in self.classes)
        rest = [one for group in others for one in group]
        nodes = self.classes.values()
        heads = [one for node in nodes for one in (*node.decorator_list, *node.bases, *node.keywords)]
        all_said = _together([_said(*rest, *heads), *own.values()])
        if not _says_all(all_said):
            return {}
        found: dict[int, Sequence[Spared]] = {}
        for number, names in self.named.items():
            needed = self.asked | all_said.strings | (all_said.words - own[number].words).keys()
            helpers = ["" if name in needed else name for name in names]
            words = [frozenset(one.words) for one in members[number]]
            found[number] = list(map(Spared, helpers, words))
        return found


def _marked(statement: Statement, spared: Callable[[int], Spared]) -> Statement:
    if statement.body is None:
        return statement
    marked = (
        replace(member, spared=partial(spared, place)) for place, member in enumerate(statement.body.members)
    )
    return statement._replace(body=statement.body._replace(members=tuple(marked)))


def _plain_members(node: ast.ClassDef) -> list[str]:
    """For each member the name it defines if no runner looks it up and it is bound once, or nothing."""
    bound = Counter(_bound(node))
    names: list[str] = []
    for group in by_line(node.body):
        name = "" if len(group) > 1 else _definition(group[0])
        if name and (_KEPT.fullmatch(name) or bound[name] > 1):
            name = ""
        inherited = hasattr(unittest.TestCase, name or "id") or _ASYNCHRONOUS.fullmatch(name)
        names.append("" if inherited else name)
    return names


def _definition(node: ast.stmt, *more: str) -> str:
    """The name that a statement binds, if that is all it does; ``more`` are decorators that do no more."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        plain = {"staticmethod", "classmethod", *more}.issuperset(map(ast.unparse, node.decorator_list))
        around = [node.args, *filter(None, [node.returns])]
        return node.name if plain and not any(_has(one, ast.Call) for one in around) else ""
    if isinstance(node, ast.ClassDef):
        return node.name if _is_idle_class(node) else ""
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    value = node.value if isinstance(node, (ast.Assign, ast.AnnAssign)) else None
    if value is None or len(targets) > 1 or _has(value, *_RUNNING):
        return ""
    return targets[0].id if isinstance(targets[0], ast.Name) else ""


def _is_idle_class(node: ast.ClassDef) -> bool:
    """Whether making a class runs nothing but the definition of plain functions and values."""
    if node.decorator_list or node.keywords:
        return False
    bases = all(isinstance(base, ast.Name) and hasattr(builtins, base.id) for base in node.bases)
    return bases and all(
        isinstance(one, ast.Pass) or _is_text(one) or _definition(one, "property") for one in node.body
    )


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


_RUNNING = (
    *(ast.Call, ast.Subscript, ast.Attribute, ast.Compare, ast.Await, ast.comprehension, ast.Starred),
    *(ast.JoinedStr, ast.NamedExpr, ast.Lambda, ast.BoolOp, ast.IfExp),
)
"""What is more than literals, names and what is calculated from them."""


def _has(node: ast.AST, *kinds: type[ast.AST]) -> bool:
    return any(isinstance(inner, kinds) for inner in ast.walk(node))


def _bound(node: ast.ClassDef) -> list[str]:
    """What the body of a class binds, functions in it left out."""
    found: list[str] = []
    stack: list[ast.AST] = list(node.body)
    while stack:
        one = stack.pop()
        if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.append(one.name)
        elif isinstance(one, ast.Name) and not isinstance(one.ctx, ast.Load):
            found.append(one.id)
        elif isinstance(one, ast.alias):
            found.append(one.asname or one.name)
        else:
            stack.extend(ast.iter_child_nodes(one))
    return found


def _says_all(said: _Said) -> bool:
    """Whether each name that is looked up stands in the text."""
    return _REACHING.isdisjoint(said.words) and said.given == sum(said.words[name] for name in _LOOKUPS)


def _said(*nodes: ast.AST) -> _Said:
    words: Counter[str] = Counter()
    strings: set[str] = set()
    given = 0
    for one in nodes_in(*nodes):
        if isinstance(one, ast.Name):
            words[one.id] += 1
        elif isinstance(one, ast.Attribute):
            words[one.attr] += 1
        elif isinstance(one, ast.Constant):
            if isinstance(one.value, str):
                strings.update(_WORD.findall(one.value))
        elif isinstance(one, ast.Call):
            if len(one.args) > 1 and isinstance(one.args[1], ast.Constant):
                given += (getattr(one.func, "attr", "") or getattr(one.func, "id", "")) in _LOOKUPS
        elif isinstance(one, ast.alias):
            words.update(one.name.split("."))
    return _Said(words, strings, given)


def _together(pieces: Sequence[_Said]) -> _Said:
    words: Counter[str] = Counter()
    for piece in pieces:
        words.update(piece.words)
    return _Said(words, set().union(*(p.strings for p in pieces)), sum(p.given for p in pieces))


def _plain_bases(tree: ast.Module) -> Set[str]:
    found = {"object", "unittest.TestCase", "unittest.IsolatedAsyncioTestCase"}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module == "unittest" and not node.level:
            found |= {alias.asname or alias.name for alias in node.names}
    return found
