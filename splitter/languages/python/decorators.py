"""What is called, and which functions are fixtures, by their syntax trees."""

from __future__ import annotations

import ast

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
