"""Blocks with nothing but imports in them that no test runs: ``if TYPE_CHECKING:``."""

from __future__ import annotations

from collections.abc import Sequence

import libcst as cst
from libcst.helpers import get_full_name_for_node

from splitter.languages.python.folding import folded


def guarded(node: cst.CSTNode | None) -> Sequence[cst.Import | cst.ImportFrom]:
    """The imports of such a block, each on lines of its own; none for any other statement."""
    if not isinstance(node, cst.If) or node.orelse or not _asks_for_types(node.test):
        return ()
    return _plain_imports(node.body)


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
        found.append(small)
    return found


def _asks_for_types(test: cst.BaseExpression) -> bool:
    return get_full_name_for_node(test) in (
        "TYPE_CHECKING",
        "typing.TYPE_CHECKING",
        "t.TYPE_CHECKING",
    )
