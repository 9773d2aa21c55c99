"""Imports in the blocks of an ``if``, ``try`` or ``with`` of a module, which are cut down name by name, too.

What else is in these blocks stays as it is; one of imports alone that are all gone is a ``pass``. Where a
``try`` catches what fails, something of each package is imported where its first import was: packages are
there as a whole, or not at all.
"""

from __future__ import annotations

import ast
import io
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from splitter.languages.python.facts import bound_name
from splitter.languages.python.folding import folded

_IMPORTS = (ast.Import, ast.ImportFrom)
Import = ast.Import | ast.ImportFrom
_BLOCKS = (ast.If, ast.Try, ast.With)


@dataclass(frozen=True)
class _Suite:
    """The statements of one block."""

    body: Sequence[ast.stmt]
    caught: bool = False
    """Whether something is done, or nothing, where one of them fails."""
    passes: bool = False
    """Whether nothing is, and nothing if none fails."""


def imports_in_blocks(code: Sequence[ast.stmt]) -> Iterator[Import]:
    """Those of the statement that may lose names."""
    if len(code) == 1:
        for suite in _suites(code[0]):
            yield from filter(_is_listed, suite.body)


def without(text: str, names: Collection[str], trim: Callable[[str, Collection[str]], str | None]) -> str:
    """The statement without imports of these names, as far as they may go; ``trim`` leaves some of a list."""
    lines = io.StringIO(text, newline="").readlines()  # as CPython counts them
    edits: dict[int, str] = {}
    for suite in _suites(ast.parse(text).body[0]):
        kept = _kept(suite, frozenset(names), lines)
        if any(kept[n] != _bound(node) for n, node in enumerate(suite.body) if n in kept):
            edits.update(_edits(suite, kept, lines, trim))
    return "".join(edits.get(number, line) for number, line in enumerate(lines))


def _suites(node: ast.stmt) -> Iterator[_Suite]:
    """The blocks of a statement and of those in them, but for what is in one that catches failures."""
    found: list[_Suite] = []
    if isinstance(node, ast.If):
        found = [_Suite(node.body), _Suite(node.orelse)]
    elif isinstance(node, ast.Try):
        passes = not (node.orelse or node.finalbody) and all(_does_nothing(one) for one in node.handlers)
        found = [_Suite(node.body, bool(node.handlers), passes)]
        found += [_Suite(block) for block in (*(one.body for one in node.handlers), node.orelse)]
    elif isinstance(node, ast.With):
        called = {_callee(item) for item in node.items}
        if called == {"suppress"}:
            found = [_Suite(node.body, caught=True, passes=True)]
        elif called == {"catch_warnings"}:
            found = [_Suite(node.body)]
    for suite in found:
        yield suite
        for inner in () if suite.caught else suite.body:
            yield from _suites(inner)


def _does_nothing(handler: ast.ExceptHandler) -> bool:
    return [type(one) for one in handler.body] == [ast.Pass]


def _callee(item: ast.withitem) -> str:
    function = item.context_expr.func if isinstance(item.context_expr, ast.Call) else None
    if item.optional_vars is not None:
        return ""
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _is_listed(node: ast.stmt) -> TypeGuard[Import]:
    """Whether it is an import of names."""
    if not isinstance(node, _IMPORTS) or getattr(node, "module", "") == "__future__":
        return False
    return all(alias.name != "*" for alias in node.names)


def _bound(node: ast.stmt) -> list[str]:
    return [folded(bound_name(alias)) for alias in getattr(node, "names", ())]


def _kept(suite: _Suite, names: Collection[str], lines: Sequence[str]) -> dict[int, list[str]]:
    """The names that are left of each import of a block that may lose some, by its place."""
    kept = {
        n: [name for name in _bound(node) if name not in names]
        for n, node in enumerate(suite.body)
        if _is_listed(node) and _has_its_lines(node, lines)
        if not (suite.caught and _is_of_several(node))
    }
    if suite.caught:
        while (at := _missed(suite, kept)) is not None:
            kept[at] = _bound(suite.body[at])[:1]
    if suite.caught and _is_emptied(suite, kept):  # where nothing is tried, nothing fails
        kept[0] = _bound(suite.body[0])[:1]
    return kept


def _is_emptied(suite: _Suite, kept: Mapping[int, list[str]]) -> bool:
    """Whether nothing is left of a block."""
    return bool(kept) and len(kept) == len(suite.body) and not any(kept.values())


def _has_its_lines(node: ast.stmt, lines: Sequence[str]) -> bool:
    """Whether nothing else stands on them but a comment."""
    first, last = lines[node.lineno - 1].encode(), lines[(node.end_lineno or 0) - 1].encode()
    return not first[: node.col_offset].strip() and last[node.end_col_offset :].strip()[:1] in (b"", b"#")


def _missed(suite: _Suite, kept: dict[int, list[str]]) -> int | None:
    """The first import of a package without which a failure would come elsewhere, or not at all."""
    packages = {n: _packages(node) for n, node in enumerate(suite.body) if isinstance(node, _IMPORTS)}
    for at, gone in kept.items():
        for package in packages[at] if not gone else ():
            if any(package in packages.get(n, ()) for n in range(at)):
                continue
            later = [n for n in range(at + 1, len(suite.body)) if kept.get(n, [""])]
            if later and package not in packages.get(later[0], ()):
                return at
            if not later and not suite.passes:
                return at
    return None


def _is_of_several(node: Import) -> bool:
    """Whether an import may fail for some of its names, as those of several packages or modules may."""
    return len(_packages(node)) > 1 or (isinstance(node, ast.ImportFrom) and not node.module)


def _packages(node: Import) -> set[str]:
    """What is there as a whole: packages, and modules of the project's own that are named by dots."""
    if isinstance(node, ast.Import):
        return {alias.name.partition(".")[0] for alias in node.names}
    module = node.module or ""
    return {"." * node.level + module if node.level else module.partition(".")[0]}


def _edits(
    suite: _Suite,
    kept: dict[int, list[str]],
    lines: Sequence[str],
    trim: Callable[[str, Collection[str]], str | None],
) -> dict[int, str]:
    """What becomes of lines, by their numbers from 0. Of the blank lines around what goes the most stay."""
    edits: dict[int, str] = {}
    above: list[range] = []
    """The blank lines since the last statement that stays."""
    end, is_first = 0, True
    for n, node in enumerate(suite.body):
        start, done = max(end, _start(node, lines)), node.end_lineno or 0
        above += [range(end, start)] if n and not "".join(lines[end:start]).strip() else []
        own = "".join(lines[node.lineno - 1 : done])
        if n in kept and not kept[n]:
            edits.update(dict.fromkeys(range(start, done), ""))
        else:
            if n in kept and kept[n] != _bound(node) and (left := trim(own, kept[n])) is not None:
                edits.update(dict.fromkeys(range(node.lineno - 1, done), ""))
                edits[node.lineno - 1] = left
            widest = max(above, key=len, default=range(0))
            gone = above if is_first else [gap for gap in above if gap is not widest]
            edits.update((number, "") for gap in gone for number in gap)
            above, is_first = [], False
        end = done
    edits.update((number, "") for gap in above for number in gap)
    if _is_emptied(suite, kept):
        first = suite.body[0]
        line = lines[first.lineno - 1]
        edits[first.lineno - 1] = f"{line[: first.col_offset]}pass{line[len(line.rstrip()) :]}"
    return edits


def _start(node: ast.stmt, lines: Sequence[str]) -> int:
    """Where a statement begins, with its decorators and the comments directly above it."""
    decorators: Sequence[ast.expr] = getattr(node, "decorator_list", ())
    start = min([node.lineno, *(one.lineno for one in decorators)]) - 1
    while start and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return start
