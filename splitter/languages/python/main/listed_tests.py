"""Lists of tests, ``for test in (test_a, test_b):``, and what of their text goes with tests that go."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Set
from itertools import pairwise
from typing import NamedTuple

from splitter.text.blocks import lines_of

_BETWEEN = re.compile(r"(?:\s|#[^\n\r]*(?=[\n\r]))*,(?:\s|#[^\n\r]*(?=[\n\r]))*")
"""A comma, with blanks and comments around it."""
_REST = re.compile(r"[ \t]*,[ \t]*(?:#[^\n\r]*)?(?:\r\n|\n|\r)")
_TRAILING = re.compile(r"[ \t]*,")


class Cut(NamedTuple):
    """What goes from a text, and what comes instead."""

    start: int
    end: int
    instead: str = ""


def cuts(statement: ast.stmt, text: str, absent: Set[str], here: Set[str]) -> list[Cut] | None:
    """The offsets of what goes from the statement's lists; ``None`` if it names absent tests otherwise."""
    offset = _offsets(text)
    spans: list[Cut] = []
    listed: set[int] = set()
    for display in (node for node in ast.walk(statement) if isinstance(node, _DISPLAYS)):
        elements = list(_elements(display))
        going = [_names(element) & absent and not _names(element) & here for element in elements]
        if not any(going):
            continue
        places = [(offset(element[0], first=True), offset(element[-1], first=False)) for element in elements]
        found = _spans(text, places, [bool(one) for one in going], is_tuple=isinstance(display, ast.Tuple))
        if found is None:
            return None
        spans += found
        listed.update(
            id(n) for e, goes in zip(elements, going, strict=True) if goes for one in e for n in ast.walk(one)
        )
    rest = {n.id for n in ast.walk(statement) if isinstance(n, ast.Name) and id(n) not in listed}
    return None if rest & absent else spans


_DISPLAYS = (ast.List, ast.Tuple, ast.Set, ast.Dict)


def _elements(display: ast.List | ast.Tuple | ast.Set | ast.Dict) -> Iterator[tuple[ast.expr, ...]]:
    if not isinstance(display, ast.Dict):
        yield from ((element,) for element in display.elts)
        return
    for key, value in zip(display.keys, display.values, strict=True):
        yield (key, value) if key is not None else (value,)


def _names(element: tuple[ast.expr, ...]) -> Set[str]:
    return {node.id for one in element for node in ast.walk(one) if isinstance(node, ast.Name)}


def _spans(
    text: str, places: list[tuple[int, int]], going: list[bool], *, is_tuple: bool
) -> list[Cut] | None:
    """From each one that goes to the next; behind the last that stays, from that one to the end."""
    if any(not _BETWEEN.fullmatch(text[end:start]) for (_, end), (start, _) in pairwise(places)):
        return None
    kept = [number for number, goes in enumerate(going) if not goes]
    if not kept:
        return None
    last = kept[-1]
    found = [Cut(places[n][0], places[n + 1][0]) for n in range(last) if going[n]]
    if last + 1 < len(places):
        start, end = places[last + 1][0], places[-1][1]
        lines = _whole_lines(text, start, end)
        found.append(lines or Cut(places[last][1], end))
    if is_tuple and len(kept) == 1 and not _TRAILING.match(text, places[-1][1]):
        found.append(Cut(places[-1][1], places[-1][1], ","))
    return found


def _whole_lines(text: str, start: int, end: int) -> Cut | None:
    """The lines of the last elements, with their commas and comments, if nothing else is on them."""
    first = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    rest = _REST.match(text, end)
    return Cut(first, rest.end()) if rest and not text[first:start].strip(" \t") else None


class _offsets:
    """Offsets in a text for the places of a syntax tree, whose columns count bytes of UTF-8."""

    def __init__(self, text: str) -> None:
        self._lines = lines_of(text)
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))

    def __call__(self, node: ast.expr, *, first: bool) -> int:
        line = node.lineno if first else node.end_lineno or 0
        column = node.col_offset if first else node.end_col_offset or 0
        return self._starts[line - 1] + len(self._lines[line - 1].encode()[:column].decode())
