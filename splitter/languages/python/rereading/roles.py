"""What a statement is to the proof: an import, a runner, a definition, or an act that all parts need."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

from splitter.languages.python.rereading.collection import is_fixture
from splitter.model.statements import Alias, Role

_HOOKS = re.compile(
    r"(?:setup|teardown)(?:_module|_function)?|(?:setUp|tearDown)Module|load_tests|pytest_\w+|pytestmark"
    r"|collect_ignore(?:_glob)?|__\w+__"
)
_SKIPS = ("importorskip", "skip", "exit", "SkipTest")
_BINDING = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)


def role_of(group: Sequence[ast.stmt], *, opens: bool) -> tuple[Role, bool]:
    node = group[0]
    if opens and len(group) == 1 and isinstance(node, ast.Expr) and _is_string(node):
        return Role.DOCSTRING, False
    if guarded(group):
        return Role.IMPORT, False
    if all(isinstance(n, (ast.Import, ast.ImportFrom)) for n in group):
        return Role.IMPORT, is_future(node) or "*" in {a.name for a in aliases(group)}
    if isinstance(node, ast.If) and _asks_for_name(node.test):
        return Role.RUNNER, False
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return Role.DEFINITION, bool(_HOOKS.fullmatch(node.name)) or is_unasked(node)
    if isinstance(node, (ast.Assign, ast.AnnAssign)):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        named = any(isinstance(t, ast.Name) and _HOOKS.fullmatch(t.id) for t in targets)
        return Role.DEFINITION, named or any(map(_may_end_import, ast.walk(node)))
    if isinstance(node, ast.ClassDef):
        return Role.DEFINITION, False
    return Role.ACTION, any(_acts(n) for n in group)


def _asks_for_name(test: ast.expr) -> bool:
    """``__name__ == "__main__"``, either way round."""
    sides = [test.left, *test.comparators] if isinstance(test, ast.Compare) else []
    return any(isinstance(side, ast.Name) and side.id == "__name__" for side in sides)


def is_unasked(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a decorator makes it a fixture that every test may get: ``autouse=`` and not plainly false."""
    for keyword in (k for d in node.decorator_list if isinstance(d, ast.Call) for k in d.keywords):
        if keyword.arg == "autouse":
            value = keyword.value
            return not (isinstance(value, ast.Constant) and value.value in (None, False))
        if keyword.arg is None and is_fixture(node):
            return True
    return False


def _may_end_import(node: ast.AST) -> bool:
    """``pytest.importorskip("x")``"""
    if not isinstance(node, ast.Call):
        return False
    function = node.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name in _SKIPS


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


def guarded(group: Sequence[ast.stmt]) -> Sequence[ast.stmt]:
    """The imports below an ``if TYPE_CHECKING:`` that holds nothing else and has no other branch."""
    node = group[0]
    if len(group) > 1 or not isinstance(node, ast.If) or node.orelse:
        return ()
    if ast.unparse(node.test) not in ("TYPE_CHECKING", "typing.TYPE_CHECKING", "t.TYPE_CHECKING"):
        return ()
    plain = all(isinstance(one, (ast.Import, ast.ImportFrom)) for one in node.body)
    return node.body if plain and "*" not in {alias.name for alias in aliases(node.body)} else ()


def aliases(group: Sequence[ast.stmt]) -> Iterator[Alias]:
    for node in group:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Alias(alias.name, "", alias.asname or alias.name.partition(".")[0])
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            for alias in node.names:
                yield Alias(module, alias.name, alias.asname or alias.name)
