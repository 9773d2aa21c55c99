"""The text of a file without the bodies of its functions and its long lists: what libcst is given to read.

libcst builds a node for each token and each blank, most of them for bodies of tests, of which nobody
asks but names; those are CPython's parser's to read, which takes a tenth of the time.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Sequence

from splitter.languages.python.trees import blocks_in, by_line
from splitter.text.lines import Line, LineCounter, Scan

_FUNCTION = re.compile(r"(?:async[ \t]+)?def\b")
_LIST = re.compile(r"(?!__|pytest)\w+[ \t]*=[ \t]*\[")
"""A list of a name that neither Python nor pytest knows, of which nobody asks what is in it."""
_LONG = 60
"""From how many characters on leaving a list out saves more than finding it."""
_INDENT = re.compile(r"[ \t\f]*")


_PIECE = 6_000
"""How many characters libcst is given at once: what its parser remembers meanwhile is ten times its tree."""


def skeleton(text: str, found: Scan, tree: ast.Module) -> Iterator[str]:
    """``text`` with ``...`` for each block under a ``def`` that is in no other function.

    And for what is in a long list outside of them, as unittest's tables of cases are. In pieces, each of
    which begins with a statement of the module. ``found`` has the logical lines in blocks, too. What stands
    on the line of its ``def`` stays.
    """
    starts = {span.start for span in found.spans}
    piece: list[str] = []
    size = 0
    for place, part in _parts(text, found.lines, tree, starts):
        if size > _PIECE and place in starts:
            yield "".join(piece)
            piece, size = [], 0
        piece.append(part)
        size += len(part)
    yield "".join(piece)


def _parts(
    text: str, lines: Sequence[Line], tree: ast.Module, starts: Collection[int]
) -> Iterator[tuple[int, str]]:
    """The text that is left, with where each part of it begins; one begins at each statement at least."""
    kept = 0
    number, last = 0, len(lines) - 1
    lists: frozenset[int] | None = None
    counter = LineCounter(text)
    while number < last:
        start = lines[number][0]
        if start in starts and start > kept:
            yield kept, text[kept:start]
            kept = start
        number += 1
        head = _code(text, start)
        if lines[number][1] - head > _LONG and number < last and (opened := _LIST.match(text, head)):
            lists = frozenset(_lists(tree.body)) if lists is None else lists
            if counter.at(head) in lists:
                yield kept, text[kept : opened.end()] + "...]\n"
                kept = lines[number][0]
            continue
        if not _FUNCTION.match(text, head) or number == last:
            continue
        width, body = _width(text, start, head), lines[number][0]
        if _width(text, body, _code(text, body)) <= width:
            continue
        yield kept, text[kept : _code(text, body)] + "...\n"
        while number < last and _width(text, lines[number][0], _code(text, lines[number][0])) > width:
            number += 1
        kept = lines[number][0]
    yield kept, text[kept:]


def _lists(body: Sequence[ast.stmt]) -> Iterator[int]:
    """The first lines of the statements outside functions that do nothing but give one name to a list."""
    for statement, *others in by_line(body):
        if isinstance(statement, ast.Assign):
            if not others and len(statement.targets) == 1 and isinstance(statement.value, ast.List):
                yield statement.lineno
        elif not isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
            for block in blocks_in(statement):
                yield from _lists(block)


def _code(text: str, start: int) -> int:
    """Where the code of a line begins."""
    blank = _INDENT.match(text, start)
    return blank.end() if blank else start


def _width(text: str, start: int, code: int) -> int:
    """The column of ``code``, as CPython's tokenizer counts: tabs to eight, a form feed to none."""
    return len(text[start:code].rpartition("\f")[2].expandtabs(8))
