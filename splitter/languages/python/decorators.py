"""What is called, and which functions are fixtures, by their syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from splitter.languages.python.depth import DEEPEST
from splitter.languages.python.trees import Function


def is_fixture(function: Function) -> bool:
    """Whether a decorator makes it one: ``pytest.fixture``, ``pytest_asyncio.fixture(...)``, ..."""
    return any(last_name(decorator).endswith("fixture") for decorator in function.decorator_list)


def last_name(node: ast.AST) -> str:
    """``c`` of ``a.b.c(...)``."""
    for _ in range(DEEPEST):  # what is deeper is refused anyway, and each link of it asks
        if not isinstance(node, (ast.Call, ast.Subscript)):
            break
        node = node.func if isinstance(node, ast.Call) else node.value
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


BY_NAME = frozenset({"getfixturevalue", "usefixtures", "lf", "lazy_fixture"})
"""Calls that ask for fixtures by their names: pytest's (its API reference) and pytest-lazy-fixtures'."""


def fixtures_named(calls: Iterable[ast.Call]) -> Iterator[str]:
    """The names in ``usefixtures("db")``, ``getfixturevalue("db")`` and ``lf("db.url")``, if said."""
    for call in calls:
        if last_name(call.func) in BY_NAME:
            said = (one.value for one in call.args if isinstance(one, ast.Constant))
            yield from (name.partition(".")[0] for name in said if isinstance(name, str))


ONLY_WRAPPING = frozenset(
    {"attrs", "cache", "cached_property", "composite", "dataclass", "define", "deprecated", "final", "frozen"}
    | {"asynccontextmanager", "contextmanager", "given", "hookimpl", "jit", "lru_cache", "mutable", "njit"}
    | {
        "overload",
        "runtime_checkable",
        "singledispatch",
        "skip",
        "skipif",
        "total_ordering",
        "unique",
        "wraps",
    }
    | {"deleter", "getter", "setter"}
)
"""Decorators, by their last words, that make something of a definition and tell nobody."""
