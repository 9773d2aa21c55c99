"""What must be in every part because of what it does, told from all statements of a file together."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from splitter.languages.python.rereading.running import as_runner, named_tests
from splitter.model.statements import Reading, Role, Statement

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


def with_acts(reading: Reading, tree: ast.Module) -> Reading:
    """Mark what changes other modules (``random.seed(3)``), and the ``__main__`` block that names no test.

    What fills an object of the file (``TABLE[1] = 2``) counts as one of the statements that bind its name.
    """
    reading = _with_made_classes(reading, tree)
    imported = frozenset(_imported(tree))
    tests = named_tests(reading.statements)
    own = frozenset(name for one in reading.statements for name in one.binds) - imported
    changed: defaultdict[int, list[str]] = defaultdict(list)
    for node in tree.body:
        changed[node.lineno] += (root for inner in _now(node) for root in _changed_roots(inner))
    return replace(
        reading,
        statements=tuple(
            _marked(
                one,
                tests,
                [root for root in changed[one.line] if root in own],
                acts=not imported.isdisjoint(changed[one.line]),
            )
            for one in reading.statements
        ),
    )


def _with_made_classes(reading: Reading, tree: ast.Module) -> Reading:
    """Take for tests what a function of the file makes that defines test classes: ``TestOne = make(1)``."""
    calls = {
        node.lineno: (node.value.func.id, [t.id for t in node.targets if isinstance(t, ast.Name)])
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        if isinstance(node.value.func, ast.Name)
    }
    called = {name for name, _ in calls.values()}
    functions = [f for f in tree.body if isinstance(f, ast.FunctionDef) and f.name in called]
    makers = {function.name for function in functions if _makes_classes(function)}
    made = {line: names for line, (name, names) in calls.items() if name in makers}
    if not made:
        return reading
    statements = (one._replace(tests=(*one.tests, *made.get(one.line, ()))) for one in reading.statements)
    return replace(reading, statements=tuple(statements))


def _makes_classes(function: ast.FunctionDef) -> bool:
    classes = (node for node in ast.walk(function) if isinstance(node, ast.ClassDef))
    members = (member for node in classes for member in node.body)
    return any(isinstance(m, ast.FunctionDef) and m.name.startswith("test") for m in members)


def _marked(one: Statement, tests: frozenset[str], filled: Sequence[str], *, acts: bool) -> Statement:
    if one.role is Role.RUNNER:
        return as_runner(one, tests)
    one = one._replace(binds=tuple(dict.fromkeys((*one.binds, *filled)))) if filled else one
    return one._replace(everywhere=True) if acts and not one.tests else one


def _imported(tree: ast.Module) -> Iterator[str]:
    """The names of other modules and of what is theirs."""
    for node in (inner for statement in tree.body for inner in _now(statement)):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            yield from (alias.asname or alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.Assign) and _is_import(node.value):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def _is_import(value: ast.expr) -> bool:
    """``pytest.importorskip("x")``"""
    return isinstance(value, ast.Call) and getattr(value.func, "attr", "") == "importorskip"


def _now(node: ast.AST) -> Iterator[ast.AST]:
    """A statement and the statements in it that run with it."""
    yield node
    if not isinstance(node, _DEFINITIONS):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, (ast.stmt, ast.ExceptHandler)):
                yield from _now(child)


def _changed_roots(node: ast.AST) -> Iterator[str]:
    """``x`` of ``x[0] = 1``, ``x.y += 1``, ``del x.y``, ``x.y.add(1)`` and ``setattr(x, "y", 1)``."""
    targets: list[ast.expr] = []
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        function = node.value.func
        if not isinstance(function, ast.Name):
            targets = [function]
        elif function.id in ("setattr", "delattr"):
            yield from (root_of(argument) for argument in node.value.args[:1])
    elif isinstance(node, (ast.Assign, ast.Delete)):
        targets = node.targets
    elif isinstance(node, (ast.AugAssign, ast.AnnAssign)):
        targets = [node.target]
    yield from (root_of(target) for target in targets if not isinstance(target, ast.Name))


def root_of(node: ast.expr) -> str:
    """``x`` of ``x.y[0](1)``; empty for what does not begin with a name."""
    while isinstance(node, (ast.Attribute, ast.Subscript, ast.Call)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""
