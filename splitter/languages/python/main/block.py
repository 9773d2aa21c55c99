"""What runs a file's tests: kept in every part, without the tests that are elsewhere.

``if __name__ == "__main__":`` blocks, and what they run tests by (``runners``).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

from splitter.languages.python.folding import folded
from splitter.languages.python.main.listed_tests import Cut, cuts
from splitter.languages.python.module import PythonModule
from splitter.languages.python.names import names_of
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused
from splitter.model.module import Module, Unit, UnitKind
from splitter.text.blocks import lines_of


def run(module: Module, runner: Unit, tests: frozenset[str]) -> str | None:
    """The runner for a part: statements about tests of other parts are left out, and these from lists.

    ``unittest.main()`` and the like name no test and stay as they are. ``None`` if nothing is left.
    Raises ``Refused`` for a statement that names tests of this and of other parts in another way.
    """
    text = module.source.text[runner.body : runner.end]
    assert isinstance(module, PythonModule), module.language
    idle = frozenset(name for name, runs in module.runners.items() if runs.isdisjoint(tests))
    if not idle.isdisjoint(runner.names):
        return None
    absent = module.test_names - tests | idle
    if not absent.intersection(re.findall(r"\w+", folded(text))):
        return text
    here = tests | (module.runners.keys() - idle)
    node = ast.parse(text).body[0]
    if isinstance(node, ast.If) and node.orelse:
        raise Refused(_mixed(module, runner.line))
    body = [node] if isinstance(node, ast.Assign) else getattr(node, "body", [])
    dropped = [
        one for one in body if (names_in(one) & absent or idle & _said(one)) and not names_in(one) & here
    ]
    spans = [_lines_of(statement, body, text) for statement in dropped]
    mixed = (one for one in body if one not in dropped and names_in(one) & absent)
    spans += [cuts(statement, text, absent, here) for statement in mixed]
    if None in spans or leaves_names_unbound(body, dropped):
        raise Refused(_mixed(module, runner.line))
    return (
        _without(text, [span for found in spans for span in found or ()])
        if len(dropped) < len(body)
        else None
    )


def needs(module: Module, tests: frozenset[str]) -> frozenset[str]:
    """The names that the runners of a part with these tests need, the tests aside."""
    assert isinstance(module, PythonModule), module.language
    found: set[str] = set()
    for runner in module.units:
        if runner.kind is UnitKind.RUNNER and not runner.by_name:
            try:
                text = run(module, runner, tests)
            except Refused:  # it can't be written for such a part, which is told where that is tried
                text = module.source.text[runner.body : runner.end]
            names = names_of(ast.parse(text or "").body)
            found |= names.reads | names.assigns
    return frozenset(found - module.test_names)


def names_in(statement: ast.AST) -> frozenset[str]:
    return frozenset(node.id for node in ast.walk(statement) if isinstance(node, ast.Name))


def _said(statement: ast.AST) -> frozenset[object]:
    """The strings in it: a runner is also named by one, ``unittest.main(defaultTest="suite")``."""
    return frozenset(node.value for node in ast.walk(statement) if isinstance(node, ast.Constant))


def _lines_of(statement: ast.stmt, body: Sequence[ast.stmt], text: str) -> list[Cut] | None:
    """The lines of a statement, as offsets; ``None`` if it shares one with another."""
    first, last = statement.lineno, statement.end_lineno or 0
    if any(one is not statement and one.lineno <= last and (one.end_lineno or 0) >= first for one in body):
        return None
    lines = lines_of(text)
    start = sum(map(len, lines[: first - 1]))
    return [Cut(start, start + sum(map(len, lines[first - 1 : last])))]


def _without(text: str, found: Sequence[Cut]) -> str:
    for start, end, instead in sorted(found, reverse=True):
        text = text[:start] + instead + text[end:]
    return text


def leaves_names_unbound(body: Sequence[ast.stmt], dropped: Sequence[ast.stmt]) -> bool:
    """Whether what stays uses a name that only what goes gives a value: ``failed = test_one()``."""
    given = {name for statement in dropped for name in _bound(statement)}
    kept = [statement for statement in body if statement not in dropped]
    still = {name for statement in kept for name in _bound(statement)}
    read = {
        node.id
        for statement in kept
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
    return bool((given - still) & read)


def _bound(statement: ast.stmt) -> Iterator[str]:
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            yield from (alias.asname or alias.name.partition(".")[0] for alias in node.names)


def _mixed(module: Module, line: int) -> Finding:
    return finding(
        "S109",
        "what runs the tests names those of several parts in one statement",
        path=module.source.path,
        line=line,
    )
