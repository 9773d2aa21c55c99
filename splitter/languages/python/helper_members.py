"""Members of a class that nothing reaches but what names them: parts do without those they don't need.

Methods, values that are written out, and classes of such.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Sequence, Set
from unittest import IsolatedAsyncioTestCase

from splitter.languages.python.folding import words_in
from splitter.languages.python.inert import defines_only, is_written_out

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_PLAIN = frozenset({"staticmethod", "classmethod"})
_ASKED = re.compile(r"(?:set_?up|tear_?down|pytest|test)\w*|__\w+__|runTest", re.IGNORECASE)
"""What runners look up in a class, by its name."""
_INHERITED = frozenset(dir(IsolatedAsyncioTestCase))
_LOOKING = frozenset(
    {"getattr", "setattr", "hasattr", "delattr", "vars", "dir", "getmembers", "getattr_static", "getmro"}
    | {"attrgetter", "methodcaller", "eval", "exec", "globals", "locals", "__getattribute__", "__dict__"}
    | {"__annotations__", "get_type_hints", "get_annotations"}
)
"""What looks up names that the text may not have."""


def helper_members(
    node: ast.ClassDef, others: Sequence[ast.stmt], plain: Collection[str], asked: Set[str]
) -> Iterator[str]:
    """Their names; ``others`` are the file's other statements, ``plain`` names of bases that ask for none.

    ``asked`` is what other files may look up in the class. What a string of the file holds, what another
    statement has as an attribute, and what may override something is none of them.
    """
    if node.decorator_list or any(ast.unparse(base) not in plain for base in node.bases):
        return
    bound = [name for statement in node.body for name in _bound(statement)]
    words = words_of(others)
    if any(map(_looks_up, [*others, *node.body])):
        return
    words |= _in_strings([*others, *node.body]) | asked
    for member in node.body:
        name = _defined(member)
        if not name or bound.count(name) > 1 or name in words or name in _INHERITED:
            continue
        if not _ASKED.fullmatch(name):
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
    return node is not None and any(isinstance(inner, ast.Call) for inner in ast.walk(node))


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


def _in_strings(nodes: Sequence[ast.stmt]) -> Set[str]:
    texts = (node.value for outer in nodes for node in ast.walk(outer) if isinstance(node, ast.Constant))
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
