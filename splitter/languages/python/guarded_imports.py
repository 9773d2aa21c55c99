"""``if TYPE_CHECKING:`` with nothing but imports below it: an import that is cut down name by name, too."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Sequence

import libcst as cst

from splitter.languages.python.collection import dotted
from splitter.text.imports import trim


def guarded(node: cst.CSTNode) -> Sequence[cst.Import | cst.ImportFrom]:
    """The imports of such a block, each on lines of its own; none for any other statement."""
    if not isinstance(node, cst.If) or node.orelse or not _asks_for_types(node.test):
        return ()
    found: list[cst.Import | cst.ImportFrom] = []
    for line in node.body.body:
        small = line.body[0] if isinstance(line, cst.SimpleStatementLine) and len(line.body) == 1 else None
        if not isinstance(small, (cst.Import, cst.ImportFrom)) or isinstance(small.names, cst.ImportStar):
            return ()
        if any(above.comment for above in getattr(line, "leading_lines", ())):
            return ()
        found.append(small)
    return found


def _asks_for_types(test: cst.BaseExpression) -> bool:
    return isinstance(test, (cst.Name, cst.Attribute)) and dotted(test) in (
        "TYPE_CHECKING",
        "typing.TYPE_CHECKING",
        "t.TYPE_CHECKING",
    )


def trimmed_block(text: str, names: Collection[str]) -> str:
    """The block with these names left, at least one of which it binds."""
    (block,) = ast.parse(text).body
    assert isinstance(block, ast.If)
    lines = text.splitlines(keepends=True)
    done = block.body[0].lineno - 1
    kept = lines[:done]
    for node, bound in _imports(block):
        end = node.end_lineno or node.lineno
        own = "".join(lines[done:end])
        done = end
        if bound <= set(names):
            kept.append(own)
        elif bound & set(names):
            kept.append(trim(own, names) or own)
    return "".join(kept) + "".join(lines[done:])


def _imports(block: ast.If) -> Iterator[tuple[ast.stmt, set[str]]]:
    for node in block.body:
        assert isinstance(node, (ast.Import, ast.ImportFrom))
        yield node, {alias.asname or alias.name.partition(".")[0] for alias in node.names}
