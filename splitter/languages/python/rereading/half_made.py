"""Names that several statements of a file give their value, and who sees that before it is whole.

An import from the module of helpers brings what is there when all of them have run.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence, Set

from splitter.languages.python.rereading.acts import changed_when_made

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_DEFINITIONS = (*_FUNCTIONS, ast.ClassDef)


def half_made(
    body: Sequence[ast.stmt],
    binds: Sequence[Set[str]],
    helpers_module: ast.Module,
    imported_helpers: Set[str],
) -> Iterator[str]:
    """Names whose values several statements make, if one that stays in a part sees them between these."""
    moved = {ast.unparse(statement) for statement in helpers_module.body}
    filling = [set(changed_when_made(statement)) for statement in body]
    for name in sorted(imported_helpers):
        making = [n for n, names in enumerate(binds) if name in names or name in filling[n]]
        if len(making) < 2:
            continue
        if any(ast.unparse(body[number]) not in moved for number in making):
            yield f"{name} is not made in one file"
        through = _through(body, name)
        for number in range(making[0] + 1, making[-1]):
            said = ast.unparse(body[number])
            if (
                number not in making
                and said not in moved
                and not through.isdisjoint(_evaluated(body[number]))
            ):
                yield f"{name} is seen half made: {said[:60]}"


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
