"""What a statement is to the proof: an import, a runner, a definition, or an act that all parts need."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

from splitter.reading import Alias, Role

_HOOKS = re.compile(
    r"(?:setup|teardown)(?:_module|_function)?|(?:setUp|tearDown)Module|load_tests|pytest_\w+|pytestmark"
    r"|collect_ignore(?:_glob)?|__\w+__"
)
_AUTOUSE = re.compile(r"autouse\s*=\s*True")
_BINDING = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)


def role_of(group: Sequence[ast.stmt], text: str, *, opens: bool) -> tuple[Role, bool]:
    node = group[0]
    if opens and len(group) == 1 and isinstance(node, ast.Expr) and _is_string(node):
        return Role.DOCSTRING, False
    if all(isinstance(n, (ast.Import, ast.ImportFrom)) for n in group):
        return Role.IMPORT, is_future(node) or "*" in {a.name for a in aliases(group)}
    if isinstance(node, ast.If) and "__name__" in ast.unparse(node.test):
        return Role.RUNNER, False
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        hook = _HOOKS.fullmatch(node.name) or (_AUTOUSE.search(text) and "fixture" in text)
        return Role.DEFINITION, bool(hook)
    if isinstance(node, (ast.Assign, ast.AnnAssign)):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        named = any(isinstance(t, ast.Name) and _HOOKS.fullmatch(t.id) for t in targets)
        return Role.DEFINITION, named or "importorskip" in text
    if isinstance(node, ast.ClassDef):
        return Role.DEFINITION, False
    return Role.ACTION, any(_acts(n) for n in group)


def _is_string(node: ast.Expr) -> bool:
    return isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def is_future(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module == "__future__"


def _acts(node: ast.stmt) -> bool:
    """Whether leaving it out could change what other statements do: raises, asserts, plain calls."""
    if isinstance(node, (ast.Raise, ast.Assert)):
        return True
    if isinstance(node, ast.Expr):
        function = node.value.func if isinstance(node.value, ast.Call) else None
        return isinstance(function, ast.Name) and function.id not in ("setattr", "delattr")
    if isinstance(node, _BINDING):
        return False
    return any(_acts(child) for child in ast.iter_child_nodes(node) if isinstance(child, ast.stmt)) or any(
        _acts(child) for handler in getattr(node, "handlers", []) for child in handler.body
    )


def aliases(group: Sequence[ast.stmt]) -> Iterator[Alias]:
    for node in group:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Alias(alias.name, "", alias.asname or alias.name.partition(".")[0])
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            for alias in node.names:
                yield Alias(module, alias.name, alias.asname or alias.name)
