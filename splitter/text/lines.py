"""Where lines, statements and comments lie in a text: one regular expression, no grammar.

The lexical structure that Python and Mojo share and that does not change between their versions:
column 0, brackets, strings, backtick names, comments, continuation lines. What is returned are
offsets; nothing is copied or changed, so that slices joined give the text again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from splitter.text.strings import BACKTICK, COMMENT, PLAIN_STRING, string_end

NEWLINE = r"(?:\r\n|\n|\r)"
_INNER = r"[^\n\r\\\#\"'`()\[\]{}]*"
_PAIR = rf"\({_INNER}\)|\[{_INNER}\]"


def _event(more: str = "") -> re.Pattern[str]:
    """What comes next in a text that says something of its structure; ``more`` is skipped as well.

    A bracket, an end of line with the blank and comment lines after it, or a quote that the skipped text
    could not digest: an interpolated or an unterminated string. A pair of brackets with nothing but words
    and pairs of brackets with words in it is skipped at once, which most are. Every character that stops the
    skipping is an event, hence the expression never fails and never backtracks far.
    """
    return re.compile(
        rf"""
        (?: [^\n\r\\\#"'`()\[\]{{}}]+
          | (?<![fFtT])(?<![fFtT][rR])(?:{PLAIN_STRING})
          | {COMMENT}
          | \\{NEWLINE}?
          | {BACKTICK}
          | \((?:{_INNER}(?:{_PAIR}))*{_INNER}\) | \[{_INNER}\]
          {more}
        )*
        (?: (?P<open>[(\[{{])
          | (?P<close>[)\]}}])
          | (?P<line>{NEWLINE})(?:[ \t\f]*(?:{COMMENT})?(?:{NEWLINE}|\Z))*
          | (?P<quote>["'`])
          | (?P<end>\Z)
        )
        """,
        re.VERBOSE,
    )


_EVENT = _event()
_AT_COLUMN_0 = _event(rf"| {NEWLINE}[ \t]+(?=[^\s\#])")
"""The same where the lines of blocks say nothing."""
_OPEN, _CLOSE, _LINE, _QUOTE = (_EVENT.groupindex[name] for name in ("open", "close", "line", "quote"))

_PAIRS = frozenset({"()", "[]", "{}"})
_LEAD = re.compile(rf"(?:[ \t\f]*(?:{COMMENT})?(?:{NEWLINE}|\Z))*", re.VERBOSE)
_INDENT = re.compile(r"[ \t\f]*")
_BLANKS = frozenset(" \t\f")
_CONTINUES = re.compile(r"(?:else|elif|except|finally)\b")
_PHYSICAL = re.compile(rf"[^\n\r]*(?:{NEWLINE}|\Z)")


class StatementSpan(NamedTuple):
    """One module-level statement.

    ``start`` is the first character of its first decorator or of itself. ``end`` is after the line
    ending of its last line; indented comments that follow its body are its own (its footer).
    """

    start: int
    end: int
    line: int
    head: int
    """Where the statement itself begins, after its decorators."""
    code: int
    """After the line ending of its last line of code: ``end`` without the footer."""


@dataclass(frozen=True)
class Problem:
    """Why the structure can't be trusted."""

    line: int
    message: str


Line = tuple[int, int]
"""A logical line: where its first physical line begins, and the end of the code before it.

The latter is after a line ending, before the blank and comment lines that follow.
"""


@dataclass(frozen=True)
class Scan:
    """The statements of a text, in order, and what is broken in it."""

    spans: tuple[StatementSpan, ...]
    lines: Sequence[Line]
    """The logical lines, where asked for in blocks too, and an end mark."""
    problem: Problem | None = None


class Piece(NamedTuple):
    """A run of blank lines, or a block of comment lines without a blank line in it."""

    comment: bool
    start: int
    end: int


def scan(text: str, *, blocks: bool = False) -> Scan:
    """The module-level statements of ``text``, and the first unterminated string or odd bracket.

    ``blocks`` asks for the lines in blocks too, which takes longer.
    """
    lines, problem = logical_lines(text, _EVENT if blocks else _AT_COLUMN_0)
    return Scan(tuple(spans(text, _at_column_0(text, lines))), lines, problem)


def logical_lines(text: str, event_at: re.Pattern[str] = _EVENT) -> tuple[list[Line], Problem | None]:
    """The logical lines of a text with an end mark behind the last, and what is broken in it."""
    position = _match(_LEAD, text, 0).end()
    lines: list[Line] = [(position, 0)]
    opened: list[int] = []
    code, length, problem = 0, len(text), None
    match = event_at.match
    while True:
        event = match(text, position)
        assert event is not None
        kind, position = event.lastindex, event.end()
        if kind == _LINE:
            code = event.end(_LINE)
            if not opened:
                lines.append((position, code))
            continue
        if kind == _OPEN:
            opened.append(position - 1)
        elif kind == _CLOSE:
            if not opened or text[opened.pop()] + text[position - 1] not in _PAIRS:
                problem = _problem(text, position - 1, f"{text[position - 1]!r} closes nothing")
                break
        elif kind == _QUOTE:
            quote, position = position - 1, string_end(text, position - 1)
            if position < 0:
                problem = _problem(text, quote, "a string is not terminated")
                break
        else:
            break
        code = length  # unless a line ending follows
    if opened and not problem:
        problem = _problem(text, opened[-1], f"{text[opened[-1]]!r} is never closed")
    if event.end() > event.start():
        code = len(text)
    if lines[-1][0] == len(text):
        lines.pop()
    lines.append((len(text), code))
    return lines, problem


def _at_column_0(text: str, lines: Sequence[Line]) -> list[Line]:
    """The logical lines that are not indented, with the end mark."""
    # A form feed resets the column: CPython's tokenizer does it, and old GNU files use it.
    resets = "\f" in text
    heads: list[Line] = []
    for line in lines[:-1]:
        start, gap = line
        if text[start] not in " \t\f":
            heads.append(line)
        elif resets and (blank := _match(_INDENT, text, start).group()).endswith("\f"):
            heads.append((start + len(blank), gap))
    return [*heads, lines[-1]]


def spans(text: str, heads: Sequence[Line], indent: str = "", start: int = 0) -> Iterator[StatementSpan]:
    """The statements of a block from ``start`` on whose lines are indented by ``indent``.

    ``heads`` are those lines, each from its code on, and an end mark. A decorator begins a statement that
    the next head goes on with, and ``else`` begins none. Lines are counted from the block's first.
    """
    lines = LineCounter(text, start)
    current, last = 0, len(heads) - 1
    while current < last:
        start = head = heads[current][0]
        while text[head] == "@" and current < last - 1:
            current += 1
            head = heads[current][0]
        while current < last - 1 and _CONTINUES.match(text, heads[current + 1][0]):
            current += 1
        current += 1
        end, code = heads[current]
        yield StatementSpan(start, _footer(text, code, end, indent), lines.at(start), head, code)


def _footer(text: str, start: int, end: int, indent: str) -> int:
    """The end of the comment lines below a body that are indented deeper than its statement."""
    if text.find("#", start, end) < 0:
        return min(start, end)
    last = start
    while start < end:
        line = _match(_PHYSICAL, text, start)
        if line.group().lstrip(" \t\f").startswith("#"):
            if not is_deeper(text, start, indent):
                break
            last = line.end()
        start = line.end()
    return min(last, end)


def is_deeper(text: str, start: int, indent: str) -> bool:
    """Whether the line that begins at ``start`` is indented by more than ``indent``."""
    return text.startswith(indent, start) and text[start + len(indent) : start + len(indent) + 1] in _BLANKS


def pieces(text: str, start: int, end: int) -> list[Piece]:
    """A gap between statements as blank runs and comment blocks, without a hole."""
    if text.find("#", start, end) < 0:
        return [Piece(False, start, end)] if start < end else []
    found: list[Piece] = []
    while start < end:
        stop = min(_match(_PHYSICAL, text, start).end(), end)
        comment = text[start:stop].lstrip(" \t\f").startswith("#")
        if found and found[-1].comment == comment:
            found[-1] = Piece(comment, found[-1].start, stop)
        else:
            found.append(Piece(comment, start, stop))
        start = stop
    return found


def count_lines(text: str, start: int = 0, end: int | None = None) -> int:
    """How many line endings lie between two offsets: LF, CRLF or a lone CR."""
    found = text.count("\n", start, end)
    if text.find("\r", start, end) >= 0:
        found += text.count("\r", start, end) - text.count("\r\n", start, end)
    return found


class LineCounter:
    """1-based line numbers of offsets that only grow."""

    def __init__(self, text: str, offset: int = 0, line: int = 1) -> None:
        self._text = text
        self._offset = offset
        self._line = line

    def at(self, offset: int) -> int:
        """The line of ``offset``, which is not before the last one asked for."""
        self._line += count_lines(self._text, self._offset, offset)
        self._offset = offset
        return self._line


def _problem(text: str, offset: int, message: str) -> Problem:
    return Problem(LineCounter(text).at(offset), message)


def _match(pattern: re.Pattern[str], text: str, position: int) -> re.Match[str]:
    """A match of an expression that matches everywhere."""
    match = pattern.match(text, position)
    assert match is not None
    return match
