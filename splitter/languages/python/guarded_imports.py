"""Blocks with nothing but imports in them, which are cut down name by name, too.

``if TYPE_CHECKING:``, and ``try:`` where all is imported from one package and nothing is done if that fails.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Sequence

import libcst as cst
from libcst.helpers import get_full_name_for_node

from splitter.languages.python.folding import folded
from splitter.text.imports import trim


def guarded(node: cst.CSTNode | None) -> Sequence[cst.Import | cst.ImportFrom]:
    """The imports of such a block, each on lines of its own; none for any other statement."""
    if not isinstance(node, cst.If) or node.orelse or not _asks_for_types(node.test):
        return ()
    return _plain_imports(node.body)


def tried(node: cst.CSTNode | None) -> Sequence[cst.Import | cst.ImportFrom]:
    """The same of a ``try``, alone or below an ``if``, whose imports fail together or not at all."""
    if isinstance(node, cst.If) and node.orelse is None and len(node.body.body) == 1:
        node = node.body.body[0]
    if not isinstance(node, cst.Try) or node.orelse or node.finalbody:
        return ()
    if any(handler.name is not None or not _does_nothing(handler.body) for handler in node.handlers):
        return ()
    found = _plain_imports(node.body)
    packages = {package for small in found for package in _packages(small)}
    return found if len(packages) == 1 and "" not in packages else ()


def _does_nothing(block: cst.BaseSuite) -> bool:
    lines = [line.body if isinstance(line, cst.SimpleStatementLine) else () for line in block.body]
    return len(lines) == 1 and len(lines[0]) == 1 and isinstance(lines[0][0], cst.Pass)


def _packages(small: cst.Import | cst.ImportFrom) -> Iterator[str]:
    """What its modules are in; empty for a relative import."""
    if isinstance(small, cst.Import):
        yield from (alias.evaluated_name.partition(".")[0] for alias in small.names)
    else:
        yield module_of(small).partition(".")[0]


def module_of(node: cst.ImportFrom) -> str:
    """``..a.b``."""
    name = get_full_name_for_node(node.module) if node.module else ""
    return "." * len(node.relative) + folded(name or "")


def _plain_imports(block: cst.BaseSuite) -> Sequence[cst.Import | cst.ImportFrom]:
    """The statements of a block if each is an import on lines of its own."""
    found: list[cst.Import | cst.ImportFrom] = []
    for line in block.body:
        small = line.body[0] if isinstance(line, cst.SimpleStatementLine) and len(line.body) == 1 else None
        if not isinstance(small, (cst.Import, cst.ImportFrom)) or isinstance(small.names, cst.ImportStar):
            return ()
        if any(above.comment for above in getattr(line, "leading_lines", ())):
            return ()
        found.append(small)
    return found


def _asks_for_types(test: cst.BaseExpression) -> bool:
    return get_full_name_for_node(test) in (
        "TYPE_CHECKING",
        "typing.TYPE_CHECKING",
        "t.TYPE_CHECKING",
    )


def trimmed_block(text: str, names: Collection[str]) -> str:
    """The block with these names left, at least one of which it binds; it begins as it did."""
    block = _innermost(ast.parse(text).body[0])
    lines = text.splitlines(keepends=True)
    done = block.body[0].lineno - 1
    kept = lines[:done]
    for node, bound in _imports(block):
        end = node.end_lineno or node.lineno
        begun = len(kept) > block.body[0].lineno - 1
        own = "".join(lines[done:end] if begun or node is block.body[0] else _without_blank(lines[done:end]))
        done = end
        if bound <= set(names):
            kept.append(own)
        elif bound & set(names):
            kept.append(trim(own, names) or own)
    return "".join(kept) + "".join(lines[done:])


def _without_blank(lines: Sequence[str]) -> Sequence[str]:
    """The lines from the first one on that is not blank."""
    return lines[next(at for at, line in enumerate(lines) if line.strip()) :]


def _innermost(block: ast.stmt) -> ast.If | ast.Try:
    assert isinstance(block, (ast.If, ast.Try))
    return _innermost(block.body[0]) if isinstance(block.body[0], (ast.If, ast.Try)) else block


def _imports(block: ast.If | ast.Try) -> Iterator[tuple[ast.stmt, set[str]]]:
    for node in block.body:
        assert isinstance(node, (ast.Import, ast.ImportFrom))
        yield node, {alias.asname or alias.name.partition(".")[0] for alias in node.names}
