"""What a test leaves with a server: it posts through a client that others have too, and they ask for it.

``client.post("/items", json=...)`` in one test and ``client.get("/items/1")`` in another, where the client is
the module's, or a fixture's that is set up once for several tests. Nothing of the server is looked at.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from splitter.languages.python.decorators import last_name
from splitter.languages.python.plugins import TestFile
from splitter.languages.python.project.reading.asks import Function, parameters
from splitter.languages.python.project.reading.own_names import own_names
from splitter.languages.python.project.reading.plugins import Conftests
from splitter.languages.python.project.reading.statements import Statement
from splitter.languages.python.project.state.lasting import Change, functions_of, is_put_back
from splitter.languages.python.project.state.set_up_again import Fixture, fixtures_seen
from splitter.text.nodes import nodes_in

_SENDS = re.compile(r"client\w*\s*\.\s*(?:post|put|patch|delete)\s*\(", re.IGNORECASE)
_CLIENT = re.compile(r"client", re.IGNORECASE)
_ROLLED_BACK = re.compile(r"django_db|transaction")
"""What has each test's database go back to what it was (pytest-django's documentation)."""
_STORED = re.compile(r"db|database|session|transaction|rollback|clean|reset|tables|store")
"""Words in the names of fixtures that may empty what a server keeps."""
_VERBS = frozenset({"get", "head", "put", "patch", "delete"})
"""How the methods of a client are called that ask for what may be there (RFC 9110, chapter 9)."""
_REFUSED = range(400, 500)
"""The status codes of what was not done."""

Pieces = tuple[str, ...]
"""Of a path."""


@dataclass(frozen=True)
class _Test:
    """What a test asks of the servers behind its clients: each client with the pieces of the path."""

    number: int
    name: str
    posts: Sequence[tuple[str, Pieces, int]]
    asks: Set[tuple[str, Pieces]]


def left_with_servers(file: TestFile, chain: Conftests) -> Iterator[Change]:
    """The tests that post what others ask for without having posted it."""
    if not _SENDS.search(file.text) or _ROLLED_BACK.search(file.text):
        return
    fixtures = fixtures_seen(file, chain)
    if any(one.for_all and one.scope == "function" for one in fixtures.values()):
        return  # it may empty what the server keeps
    lasting = {name for name, one in fixtures.items() if one.scope != "function" and _CLIENT.search(name)}
    own = {name for statement in file.statements for name in _clients(statement)}
    tests = [
        _test(
            statement,
            owner,
            function,
            (own - own_names(function)) | lasting.intersection(parameters(function)),
        )
        for statement in file.statements
        if not statement.fixtures
        for function, owner in functions_of(statement)
        if file.conventions.collects_function(function.name) and not _is_emptied(function, fixtures)
    ]
    for one in tests:
        for client, path, line in one.posts:
            if any(_asks_for(other, client, path) for other in tests if other is not one):
                yield Change(one.number, one.name, f"what {client} finds at /{'/'.join(path)}", line)


def _clients(statement: Statement) -> Iterator[str]:
    """The names of a module that clients have: ``client = TestClient(app)``, ``from shop import client``."""
    for node in statement.nodes:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
            made = _CLIENT.search(last_name(node.value.func)) is not None
            yield from (name for name in names if made or _CLIENT.search(name))
        elif isinstance(node, ast.ImportFrom):
            bound = (alias.asname or alias.name for alias in node.names)
            yield from (name for name in bound if name.islower() and _CLIENT.search(name))


def _is_emptied(function: Function, fixtures: Mapping[str, Fixture]) -> bool:
    """Whether a test, or a fixture that it asks for, may take back what it posts."""
    asked = (
        name for name in parameters(function) if name not in fixtures or fixtures[name].scope == "function"
    )
    return is_put_back(function) or any(_STORED.search(name) for name in asked)


def _test(statement: Statement, owner: str, function: Function, clients: Set[str]) -> _Test:
    """What a function does; nothing if it is told that the server refuses something."""
    posts: list[tuple[str, Pieces, int]] = []
    asks: set[tuple[str, Pieces]] = set()
    nodes = nodes_in(function) if clients else []
    if not any(
        isinstance(one, ast.Constant) and type(one.value) is int and one.value in _REFUSED for one in nodes
    ):
        for call in nodes:
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.args):
                continue
            client, path = getattr(call.func.value, "id", ""), _path(call.args[0])
            if client not in clients or not path:
                continue
            if call.func.attr == "post":
                posts.append((client, path, call.lineno))
            elif call.func.attr in _VERBS:
                asks.add((client, path))
    return _Test(statement.number, f"{owner}{function.name}", posts, asks)


def _path(node: ast.expr) -> Pieces:
    """The pieces of a path as far as it is said: of ``f"/items/{n}"`` the first."""
    whole = isinstance(node, ast.Constant)
    first = node.values[0] if isinstance(node, ast.JoinedStr) and node.values else node
    if not isinstance(first, ast.Constant) or not isinstance(first.value, str):
        return ()
    path = first.value.partition("?")[0].partition("#")[0]
    pieces = path.partition("://")[2].split("/")[1:] if "://" in path else path.split("/")
    return tuple(filter(None, pieces if whole else pieces[:-1]))


def _asks_for(test: _Test, client: str, posted: Pieces) -> bool:
    """Whether a test asks for what was posted there, and posts there nothing itself."""
    if any(one == client and path == posted for one, path, _ in test.posts):
        return False
    return any(one == client and path[: len(posted)] == posted for one, path in test.asks)
