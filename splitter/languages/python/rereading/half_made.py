"""Names that several statements of a file give their value, and who sees that before it is whole.

An import from the module of helpers brings what is there when all of them have run.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set

from splitter.languages.python.trees import by_line
from splitter.model.statements import Reading

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_DEFINITIONS = (*_FUNCTIONS, ast.ClassDef)


def half_made(original: Reading, helpers_module: ast.Module, imported_helpers: Set[str]) -> Iterator[str]:
    """Names that several statements make, if a part has one of these, or one that sees it half made."""
    makers: defaultdict[str, list[int]] = defaultdict(list)
    for number, statement in enumerate(original.statements):
        for name in imported_helpers & {*statement.binds}:
            makers[name].append(number)
    several = {name: numbers for name, numbers in sorted(makers.items()) if len(numbers) > 1}
    if not several:
        return
    moved = {ast.unparse(statement) for statement in helpers_module.body}
    body = original.own.tree.body
    here = {number: some for number, some in enumerate(by_line(body)) if not _said(some) <= moved}
    for name, numbers in several.items():
        if not here.keys().isdisjoint(numbers):
            yield f"{name} is not made in one file"
        through = _through(body, name)
        for number in range(numbers[0], numbers[-1]):
            if any(not through.isdisjoint(_evaluated(node)) for node in here.get(number, ())):
                yield f"{name} is seen half made: {original.statements[number].text[:60]}"


def _said(statements: Sequence[ast.stmt]) -> set[str]:
    return {ast.unparse(statement) for statement in statements}


def _through(body: Sequence[ast.stmt], name: str) -> set[str]:
    """A name, and those of the definitions that use it, be it through one another."""
    definitions = {
        one.name: {n.id for n in ast.walk(one) if isinstance(n, ast.Name)}
        for one in body
        if isinstance(one, _DEFINITIONS)
    }
    found = {name}
    while more := {one for one, names in definitions.items() if one not in found and names & found}:
        found |= more
    return found


def _evaluated(node: ast.AST) -> set[str]:
    """The names that are looked up when a statement runs: not in the bodies of functions."""
    if isinstance(node, ast.Name):
        return {node.id}
    found: set[str] = set()
    for field, value in ast.iter_fields(node):
        if field == "body" and isinstance(node, (*_FUNCTIONS, ast.Lambda)):
            continue
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, ast.AST):
                found |= _evaluated(inner)
    return found
