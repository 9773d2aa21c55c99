"""Whether a Python file nests too deeply to be read: asked before libcst is, which such a file kills.

libcst's parser recurses without a bound (5,000 parentheses end the process) and takes the square of the
time for a chain (10,000 additions never end). Both need a long logical line, which few files have, and a
long item in it, which nearly none has. CPython's parser is bounded; it says how deep such a file really is.
"""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from splitter.languages.python.trees import tree_of
from splitter.model.catalogue import finding
from splitter.model.finding import Finding
from splitter.model.module import Source
from splitter.text.lines import Scan
from splitter.text.strings import COMMENT, PLAIN_STRING, string_end

DEEPEST = 1000
"""Levels of operators, calls, attributes and the like in one expression."""

BRACKETS = 200
"""CPython's tokenizer takes no more of them inside of one another (``MAXLEVEL``)."""

_BLOCK = 4
"""What one of the levels weighs for which the readers take several calls: an ``elif``, a ``lambda``."""

_TOKEN = re.compile(
    rf"""
    (?<![fFtT])(?<![fFtT][rR])(?:{PLAIN_STRING}) | {COMMENT} | [\s\\]+
    | (?P<open>[(\[{{]) | (?P<close>[)\]}}]) | (?P<next>[,;]) | (?P<quote>["']) | (?P<other>\w+|.)
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"\w+|[^\w\s]")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def too_deep(source: Source, found: Scan) -> Finding | None:
    """Why a file can't be read by parsers that recurse, if it can't; ``found`` is the scan of its text."""
    if not _may_be(source.text, found):
        return None
    try:
        tree = tree_of(source.text)
    except SyntaxError as error:
        deep = "too many nested" in error.msg
        return finding("S114" if deep else "S103", error.msg, path=source.path, line=error.lineno)
    except (RecursionError, MemoryError, ValueError):
        return _deep(source, _longest(found))
    for node, depth in _levels(tree, _starts(source.text)):
        if depth > DEEPEST:
            return _deep(source, getattr(node, "lineno", None))
    return None


def _deep(source: Source, line: int | None) -> Finding:
    return finding("S114", f"more than {DEEPEST} levels inside of one another", path=source.path, line=line)


def _may_be(text: str, found: Scan) -> bool:
    """Whether anything may be deep: never ``False`` for what is, and seldom ``True`` for what is not."""
    if text.count("elif") * _BLOCK > DEEPEST:
        return True
    # A line has no more levels than words, which are counted faster.
    long = ((one, end) for (one, _), (end, _) in pairwise(found.lines) if end - one > BRACKETS)
    if any(_words_in(text, *line) > BRACKETS and _most_levels(text, *line) > BRACKETS for line in long):
        return True
    if found.problem is None:
        return False
    # What follows on a problem was not looked at.
    start = found.lines[-2][0] if len(found.lines) > 1 else 0
    return _words_in(text, start, len(text)) > BRACKETS


def _words_in(text: str, start: int, end: int) -> int:
    return len(_WORD.findall(text, start, end))


def _most_levels(text: str, start: int, end: int) -> int:
    """An upper bound of the levels in a logical line: the words of an item, and of what it is an item of."""
    most = level = 0
    outer: list[tuple[int, int]] = []
    while start < end:
        for token in _TOKEN.finditer(text, start, end):
            kind = token.lastgroup
            if kind == "other":
                level += 1
            elif kind == "next":
                most, level = max(most, level), 0
            elif kind == "open":
                outer.append((most, level))
                most = level = 0
            elif kind == "close" and outer:
                inner = max(most, level)
                most, level = outer.pop()
                level += inner + 1
            elif kind == "quote":  # an interpolated string: all of it counts
                start = max(string_end(text, token.start()), token.end())
                level += _words_in(text, token.start(), start)
                break
        else:
            start = end
    while outer:
        inner = max(most, level)
        most, level = outer.pop()
        level += inner + 1
    return max(most, level)


def _levels(tree: ast.AST, starts: Sequence[int]) -> Iterator[tuple[ast.AST, int]]:
    """Nodes with how deep they lie, counted as libcst nests: `a and b and c` is two levels.

    What is inside of a node is left out if it has too few characters to be too deep. In an interpolated
    string that is not asked: until Python 3.12 the places of nodes there are not their own.
    """
    stack = [(tree, 0, True)]
    while stack:
        node, depth, placed = stack.pop()
        depth += _weight(node)
        yield node, depth
        if not placed or depth + _BLOCK * _size(node, starts) > DEEPEST:
            placed = placed and not isinstance(node, ast.JoinedStr)
            stack += [(child, depth, placed) for child in ast.iter_child_nodes(node)]


def _size(node: ast.AST, starts: Sequence[int]) -> float:
    """How many bytes of UTF-8 a node has; of one that does not know its place, no bound."""
    if not isinstance(node, (ast.stmt, ast.expr, ast.pattern)):
        return math.inf
    assert node.end_lineno is not None
    assert node.end_col_offset is not None
    return starts[node.end_lineno - 1] + node.end_col_offset - starts[node.lineno - 1] - node.col_offset


def _starts(text: str) -> list[int]:
    """Where each line begins, in bytes of UTF-8."""
    return [0, *accumulate(len(line.encode()) for line in _LINE.findall(text))]


def _weight(node: ast.AST) -> int:
    if isinstance(node, (ast.stmt, ast.Lambda, ast.pattern)):
        dotted = node.module or "" if isinstance(node, ast.ImportFrom) else ""
        return _BLOCK + dotted.count(".")
    if isinstance(node, ast.alias):
        return node.name.count(".")
    return len(node.values) if isinstance(node, ast.BoolOp) else 1


def _longest(found: Scan) -> int | None:
    """The line of the longest statement, which is the likeliest one."""
    longest = max(found.spans, key=lambda one: one.end - one.start, default=None)
    return None if longest is None else longest.line
