"""Statements that draw random numbers while the file is imported, below one that seeds the generator.

Told from the words of calls and from who calls whom: each number drawn decides which the next one is.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from splitter.languages.python.rereading.collection import is_fixture
from splitter.model.statements import Reading, Role, Seeded, Statement

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_OF_A_GENERATOR = re.compile(r"(?:numpy\.)?random\.(?!(?:seed|default_rng|[gs]et_?state)$)[a-z]\w*")
_OF_OTHERS = re.compile(
    r"(?:.*\.)?(?!(?:seed|default_rng|[gs]et_?state)$)(?:rvs|sample|[a-z_]\w*rand\w*|rand\w*)"
)
_SEED = re.compile(r"(?:numpy\.)?random\.seed")


def with_drawing(reading: Reading, tree: ast.Module) -> Reading:
    """Mark what draws below a seed as needed in every part, but for tests and fixtures, which are in one."""
    if not any("seed(" in one.text for one in reading.statements):
        return reading
    lines = {one.line: number for number, one in enumerate(reading.statements)}
    whole = dict(_imports(tree))
    seeds = {lines[s.lineno] for s in tree.body if s.lineno in lines and _is_seed(s, whole)}
    if not seeds:
        return reading
    calling = _calling(tree, whole)
    drawing = {
        number
        for statement in tree.body
        if (number := lines.get(_first_line(statement))) is not None and number > min(seeds)
        if number not in seeds and reading.statements[number].role not in (Role.IMPORT, Role.RUNNER)
        if any(_draws(node, whole, calling) for node in _evaluated(statement))
    }
    statements = (
        one._replace(everywhere=True) if number in drawing and not _is_run_later(one) else one
        for number, one in enumerate(reading.statements)
    )
    return replace(reading, statements=tuple(statements), seeded=Seeded(frozenset(seeds), frozenset(drawing)))


def _first_line(statement: ast.stmt) -> int:
    decorators: Sequence[ast.expr] = getattr(statement, "decorator_list", ())
    return min([statement.lineno, *(one.lineno for one in decorators)])


def _is_run_later(one: Statement) -> bool:
    """Whether it is a test or a fixture, which is where it is asked for."""
    node = ast.parse(one.text).body[0]
    return bool(one.tests) or (isinstance(node, _FUNCTIONS) and is_fixture(node))


def _imports(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.Import):
            yield from ((one.asname, one.name) for one in node.names if one.asname)
        elif isinstance(node, ast.ImportFrom):
            yield from ((one.asname or one.name, f"{node.module}.{one.name}") for one in node.names)


def _called(call: ast.Call, whole: dict[str, str]) -> str:
    """The text of what is called, with the whole name of what is imported."""
    root, dot, rest = ast.unparse(call.func).partition(".")
    return whole.get(root, root) + dot + rest


def _is_seed(statement: ast.stmt, whole: dict[str, str]) -> bool:
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Call)
        and bool(_SEED.fullmatch(_called(statement.value, whole)))
    )


def _draws(node: ast.AST, whole: dict[str, str], calling: set[str]) -> bool:
    if isinstance(node, ast.Name):
        return node.id in calling
    if not isinstance(node, ast.Call):
        return False
    called = _called(node, whole)
    return bool(_OF_A_GENERATOR.fullmatch(called) or _OF_OTHERS.fullmatch(called.replace("\n", " ")))


def _calling(tree: ast.Module, whole: dict[str, str]) -> set[str]:
    """What of the file draws when it is called, in whatever way."""
    defined = [s for s in tree.body if isinstance(s, (*_FUNCTIONS, ast.ClassDef))]
    found: set[str] = set()
    before = -1
    while before < len(found):
        before = len(found)
        for one in defined:
            if one.name not in found and any(_draws(node, whole, found) for node in ast.walk(one)):
                found.add(one.name)
    return found


def _evaluated(node: ast.AST) -> Iterator[ast.AST]:
    """What is evaluated with a statement: no body of a function, which is called later if at all."""
    yield node
    for field, value in ast.iter_fields(node):
        if field == "body" and isinstance(node, (*_FUNCTIONS, ast.Lambda)):
            continue
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, ast.AST):
                yield from _evaluated(inner)
