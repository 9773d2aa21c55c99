"""Whether a new ``conftest.py`` may stand in a folder with other files, from the texts of all of them.

Reasons by itself about what the planner must have left in the parts: what another file would see, and what
is another thing in a conftest than in a file of tests.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence, Set
from unicodedata import normalize

from splitter.languages.python.rereading import reread
from splitter.languages.python.rereading.collection import is_fixture
from splitter.languages.python.rereading.folder import names_of_the_folder
from splitter.languages.python.rereading.roles import is_unasked
from splitter.model.statements import Reading
from splitter.model.surroundings import Surroundings

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_SKIPPING = {"importorskip", "skip", "allow_module_level"}
_PLACE = {"__name__", "__file__", "__package__", "__spec__"}
_OF_REQUEST = {"module", "node", "fspath", "path"}
_BETWEEN_STRINGS = re.compile(r"""["'](?:[\s\\]|#[^\r\n]*[\r\n])*[rRuU]?["']""")
"""What is between the halves of ``"my" "_fixture"``, which the parser makes one string."""


def flaw(conftest: bytes, others: Sequence[tuple[str, bytes]], around: Surroundings) -> str:
    """Why fixtures can't be there, in words; empty if they can."""
    try:
        tree = ast.parse(conftest)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return f"it can't be read: {error}"
    fixtures = [node for node in tree.body if isinstance(node, _FUNCTIONS) and is_fixture(node)]
    if unasked := [node.name for node in fixtures if is_unasked(node)]:
        return f"all tests of the folder have {unasked[0]}"
    if said := sorted(set(_of_its_file(tree))):
        return f"{said[0]} is another thing there than in a file of tests"
    given = frozenset(name for node in fixtures for name in _names(node))
    for path, data in others:
        if words := _said(data, given):
            seen = _seen(reread(data, Surroundings(conventions=around.conventions)))
            if both := sorted(words if seen is None else words & seen):
                return f"{path} asks for {both[0]} or defines it"
    return ""


def _of_its_file(tree: ast.Module) -> Iterator[str]:
    """What depends on which file it is in, or skips that file."""
    outside = [node for node in tree.body if not isinstance(node, (*_FUNCTIONS, ast.ClassDef))]
    for node in (inner for statement in outside for inner in ast.walk(statement)):
        if isinstance(node, ast.Call) and isinstance(node.func, (ast.Attribute, ast.Name)):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            yield from {called} & _SKIPPING
    nodes = list(ast.walk(tree))
    own = {name.id for name in nodes if isinstance(name, ast.Name) and not _is_read(name)}
    own |= {node.name for node in nodes if isinstance(node, (*_FUNCTIONS, ast.ClassDef))}
    beside = set(names_of_the_folder(nodes, own))
    for node in nodes:
        if isinstance(node, ast.Name):
            yield from {node.id} & _PLACE if id(node) not in beside else ()
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield from {node.attr} & _OF_REQUEST if node.value.id == "request" else ()


def _is_read(name: ast.Name) -> bool:
    return isinstance(name.ctx, ast.Load)


def _names(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    yield node.name
    for call in (one for one in node.decorator_list if isinstance(one, ast.Call)):
        for keyword in call.keywords:
            if keyword.arg == "name" and isinstance(keyword.value, ast.Constant):
                yield str(keyword.value.value)


def _said(data: bytes, names: Iterable[str]) -> Set[str]:
    """Those of the names that are words of a text, where strings that stand side by side are one, too."""
    text = data.decode("utf-8", "replace")
    text = text if text.isascii() else normalize("NFKC", text)  # as Python reads identifiers
    texts = (text, _BETWEEN_STRINGS.sub("", text))
    return {
        name
        for name in names
        if any(name in one and re.search(rf"\b{re.escape(name)}\b", one) for one in texts)
    }


def _seen(reading: Reading) -> Set[str] | None:
    """The names that a file asks for or defines as fixtures; of one that can't be read it is not known."""
    if reading.problem:
        return None
    bound = (name for statement in reading.statements for name in statement.binds)
    return reading.fixtures.union(bound, *(statement.requests for statement in reading.statements))
