"""Where statements, comments and names lie in a text: one regular expression, no grammar.

The lexical structure that Python and Mojo share and that does not change between their versions:
column 0, brackets, strings, backtick names, comments, continuation lines. What is returned are
offsets; nothing is copied or changed, so that slices joined give the text again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

NEWLINE = r"(?:\r\n|\n|\r)"
_SINGLE = r"'(?!'')[^'\\\n\r]*(?:\\(?:\r\n|[\s\S])[^'\\\n\r]*)*'"
_TRIPLE = r"'''[^'\\]*(?:(?:\\[\s\S]|'(?!''))[^'\\]*)*'''"
PLAIN_STRING = "|".join((_TRIPLE, _TRIPLE.replace("'", '"'), _SINGLE, _SINGLE.replace("'", '"')))
"""A string from its opening quote on, were it not interpolated."""
_BACKTICK = r"`[^`\n\r]*`"
_COMMENT = r"\#[^\n\r]*"

_INNER = r"[^\n\r\\\#\"'`()\[\]{}]*"


def _event(more: str = "") -> re.Pattern[str]:
    """What comes next in a text that says something of its structure; ``more`` is skipped as well.

    A bracket, an end of line with the blank and comment lines after it, or a quote that the skipped text
    could not digest: an interpolated or an unterminated string. A pair of brackets with nothing but words
    in it is skipped at once, which most are. Every character that stops the skipping is an event, hence
    the expression never fails and never backtracks far.
    """
    return re.compile(
        rf"""
        (?: [^\n\r\\\#"'`()\[\]{{}}]+
          | (?<![fFtT])(?<![fFtT][rR])(?:{PLAIN_STRING})
          | {_COMMENT}
          | \\{NEWLINE}?
          | {_BACKTICK}
          | \({_INNER}\) | \[{_INNER}\]
          {more}
        )*
        (?: (?P<open>[(\[{{])
          | (?P<close>[)\]}}])
          | (?P<line>{NEWLINE})(?:[ \t\f]*(?:{_COMMENT})?(?:{NEWLINE}|\Z))*
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
_LEAD = re.compile(rf"(?:[ \t\f]*(?:{_COMMENT})?(?:{NEWLINE}|\Z))*", re.VERBOSE)
_INDENT = re.compile(r"[ \t\f]*")
_BLANKS = frozenset(" \t\f")
_CONTINUES = re.compile(r"(?:else|elif|except|finally)\b")
_INTERPOLATED = re.compile(r"[fFtT][rR]?|[rR][fFtT]")
_PLAIN = re.compile(PLAIN_STRING)
_PHYSICAL = re.compile(rf"[^\n\r]*(?:{NEWLINE}|\Z)")


@dataclass(frozen=True)
class Stretch:
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

    stretches: tuple[Stretch, ...]
    lines: Sequence[Line]
    """The logical lines, where asked for in blocks too, and an end mark."""
    problem: Problem | None = None


class Piece(NamedTuple):
    """A run of blank lines, or a block of comment lines without a blank line in it."""

    comment: bool
    start: int
    end: int


def statements(text: str) -> list[Stretch]:
    """The module-level statements of ``text``; between them lie only blank and comment lines."""
    return list(scan(text).stretches)


def scan(text: str, *, blocks: bool = False) -> Scan:
    """The module-level statements of ``text``, and the first unterminated string or odd bracket.

    ``blocks`` asks for the lines in blocks too, which takes longer.
    """
    lines, problem = logical_lines(text, _EVENT if blocks else _AT_COLUMN_0)
    return Scan(tuple(stretches(text, _at_column_0(text, lines))), lines, problem)


def logical_lines(text: str, event_at: re.Pattern[str] = _EVENT) -> tuple[list[Line], Problem | None]:
    """The logical lines of a text with an end mark behind the last, and what is broken in it."""
    position = _match(_LEAD, text, 0).end()
    lines: list[Line] = [(position, 0)]
    opened: list[int] = []
    code, problem = 0, None
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
        code = len(text)  # unless a line ending follows
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


def stretches(text: str, heads: Sequence[Line], indent: str = "", start: int = 0) -> Iterator[Stretch]:
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
        yield Stretch(start, _footer(text, code, end, indent), lines.at(start), head, code)


def _footer(text: str, start: int, end: int, indent: str) -> int:
    """The end of the comment lines below a body that are indented deeper than its statement."""
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


def string_end(text: str, quote: int) -> int:
    """The offset after the string whose opening quote is at ``quote``; -1 if it does not end."""
    if _INTERPOLATED.fullmatch(_word_before(text, quote)):
        end = _literal_end(text, quote, [])
        if end >= 0:
            return end
    plain = _PLAIN.match(text, quote)
    return plain.end() if plain else -1


def _word_before(text: str, offset: int) -> str:
    """The letters directly before ``offset``, or nothing when they can't be a string prefix."""
    start = offset
    while start > 0 and offset - start < 3 and (text[start - 1].isalnum() or text[start - 1] == "_"):
        start -= 1
    return text[start:offset] if offset - start < 3 else ""


_LITERAL = r"[^{}\\'\"\n\r]+"
_IN_LITERAL = re.compile(rf"{_LITERAL}|\\(?:\r\n|[^{{}}])|{{{{|}}}}|[\s\S]")
_IN_FIELD = re.compile(rf"[^{{}}()\[\]'\"#:\n\r]+|{_COMMENT}|[\s\S]", re.VERBOSE)


def _literal_end(text: str, quote: int, fields: list[tuple[int, int]]) -> int:
    """After the closing quote; notes where the expressions of its fields lie. -1 if it does not end."""
    mark = text[quote]
    if text.startswith(mark * 3, quote):
        mark *= 3
    position = quote + len(mark)
    while position < len(text):
        if text.startswith(mark, position):
            return position + len(mark)
        token = _match(_IN_LITERAL, text, position)
        position = token.end()
        if token.group() in "\n\r" and len(mark) == 1:
            return -1
        if token.group() == "{":
            position = _field_end(text, position, mark, fields)
            if position < 0:
                return -1
    return -1


def _field_end(text: str, position: int, mark: str, fields: list[tuple[int, int]]) -> int:
    """After the brace that closes a replacement field; -1 if it does not close."""
    start, depth = position, 0
    while position < len(text):
        token = _match(_IN_FIELD, text, position)
        character = token.group()
        if character in "'\"":
            position = string_end(text, position)
            if position < 0:
                return -1
            continue
        position = token.end()
        if character in "([{":
            depth += 1
        elif character in ")]":
            depth -= 1
        elif character == "}":
            if depth <= 0:
                fields.append((start, position - 1))
                return position
            depth -= 1
        elif character == ":" and depth <= 0:
            fields.append((start, position - 1))
            return _spec_end(text, position, mark, fields)
    return -1


def _spec_end(text: str, position: int, mark: str, fields: list[tuple[int, int]]) -> int:
    """After the brace that closes a field with a format specification, which is literal text."""
    while position < len(text):
        if text.startswith(mark, position):
            return -1
        character = text[position]
        position += 1
        if character == "}":
            return position
        if character == "{":
            position = _field_end(text, position, mark, fields)
            if position < 0:
                return -1
    return -1


def pieces(text: str, start: int, end: int) -> list[Piece]:
    """A gap between statements as blank runs and comment blocks, without a hole."""
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


_NAME = re.compile(
    rf"""
    \.\s*(?:{_BACKTICK}|[^\W\d]\w*)
  | (?P<name>[^\W\d]\w*|{_BACKTICK})(?P<quote>["'])?
  | (?P<plain>["'])
  | {_COMMENT}
  | \d[\w.]*
    """,
    re.VERBOSE,
)
_KEYWORD = re.compile(r"\s*=(?!=)")


def free_names(text: str, start: int, end: int) -> Iterator[str]:
    """The identifiers between two offsets that may refer to something outside, in order.

    Left out are what stands in strings and comments, attributes (``.name``) and keywords of calls
    (``name=`` after a bracket or a comma). What a t-string or f-string interpolates is looked into.
    """
    position = start
    while match := _NAME.search(text, position, end):
        position = match.end()
        name, quote = match["name"], match["quote"] or match["plain"]
        if quote:
            opening = position - 1
            if name and not _is_prefix(name):
                yield name
            yield from _interpolated_names(text, opening, name or "")
            position = max(string_end(text, opening), position)
        elif name and not _is_keyword(text, match.start(), position):
            yield name.strip("`")


_CAUGHT = re.compile(
    rf"""
    \.\s*(?:{_BACKTICK}|[^\W\d]\w*)
  | ((?:[^\W\d]\w*|{_BACKTICK})(?:["']|[ \t]*=(?!=))?)
  | {PLAIN_STRING}
  | {_COMMENT}
  | \d[\w.]*
    """,
    re.VERBOSE,
)


def names_among(text: str, start: int, end: int, known: frozenset[str]) -> frozenset[str]:
    """Which of ``known`` are among ``free_names``, found without looking at each of them.

    Only where a string has a prefix, or one of ``known`` stands before an ``=``, are they all looked at.
    """
    caught = set(_CAUGHT.findall(text, start, end))
    plain = {word.strip("`") for word in caught}
    if not any(word[-1:] in ("'", '"') for word in caught):
        assigned = {word[:-1].rstrip(" \t").strip("`") for word in caught if word[-1:] == "="}
        if assigned.isdisjoint(known - plain):
            return known & plain
    return known.intersection(free_names(text, start, end))


def _is_prefix(word: str) -> bool:
    return len(word) < 3 and not word.lower().strip("rbuft")


def _interpolated_names(text: str, quote: int, prefix: str) -> Iterator[str]:
    if not _INTERPOLATED.fullmatch(prefix):
        return
    fields: list[tuple[int, int]] = []
    if _literal_end(text, quote, fields) < 0:
        return
    for start, end in fields:
        yield from free_names(text, start, end)


def _is_keyword(text: str, start: int, end: int) -> bool:
    """Whether the name at ``start:end`` is a call's ``name=``."""
    if not _KEYWORD.match(text, end):
        return False
    before = start - 1
    while before >= 0 and text[before].isspace():
        before -= 1
    return before >= 0 and text[before] in "(,["


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
