"""``if __name__ == "__main__":`` blocks: kept in every part, without the tests that are elsewhere."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from splitter.languages.python.folding import folded
from splitter.languages.python.module import PythonModule
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused
from splitter.model.module import Module, Unit
from splitter.text.blocks import lines_of


def run(module: Module, runner: Unit, tests: frozenset[str]) -> str | None:
    """The block for a part: statements about tests of other parts are left out.

    ``unittest.main()`` and the like name no test and stay as they are. ``None`` if nothing is left.
    Raises ``Refused`` for a statement that names tests of this and of other parts at once.
    """
    text = module.source.text[runner.body : runner.end]
    assert isinstance(module, PythonModule), module.language
    absent = module.test_names - tests
    if not absent.intersection(re.findall(r"\w+", folded(text))):
        return text
    lines = lines_of(text)
    block = ast.parse(text).body[0]
    if not isinstance(block, ast.If) or block.orelse:
        raise Refused(_mixed(module, runner.line))
    dropped: set[int] = set()
    for statement in block.body:
        named = frozenset(_names(statement))
        if named & absent:
            if named & tests:
                raise Refused(_mixed(module, runner.line + statement.lineno - block.lineno))
            dropped.update(range(statement.lineno - 1, statement.end_lineno or 0))
    kept = "".join(line for number, line in enumerate(lines) if number not in dropped)
    left = [s for s in block.body if s.lineno - 1 not in dropped]
    return kept if left else None


def _names(statement: ast.stmt) -> Iterator[str]:
    return (node.id for node in ast.walk(statement) if isinstance(node, ast.Name))


def _mixed(module: Module, line: int) -> Finding:
    return finding(
        "S109",
        "the __main__ block names tests of several parts in one statement",
        path=module.source.path,
        line=line,
    )
