"""A Mojo file as tokens in logical lines, for the second reading only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple


class Unreadable(Exception):
    """The text is not Mojo: a string or a bracket that does not end, a bracket that ends nothing."""


class LineKind(Enum):
    """What stands on a logical line."""

    CODE = 0
    COMMENT = 1
    BLANK = 2


class Line(NamedTuple):
    """``start:end`` without indentation and line ending; the tokens of code, or the one comment."""

    kind: LineKind
    start: int
    end: int
    number: int
    indented: bool
    tokens: Sequence[str]
    names: frozenset[str] = frozenset()
    """What lines below it use that are its own."""


BLANK = Line(LineKind.BLANK, 0, 0, 0, indented=False, tokens=())
"""Blank lines, wherever they are."""


_TOKEN = re.compile(
    r"""
    [ \t\f]*
    (?: (?P<inter>(?:[fFtT][rR]?|[rR][fFtT])(?=["']))
      | (?P<word>(?![rR]["'])(?:[^\W\d]\w*|`[^`\r\n]*`)(?:[ \t]*=(?![=]))?)
      | (?P<open>[(\[{])
      | (?P<close>[)\]}])
      | (?P<line>\r\n|\r|\n)
      | (?P<comment>\#[^\r\n]*)
      | (?P<string>[rR]?(?:
            \"{3}[^\\"]*(?:(?:\\[\s\S]|\"{1,2}(?!\"))[^\\"]*)*?\"{3}
          | '{3}[^\\']*(?:(?:\\[\s\S]|'{1,2}(?!'))[^\\']*)*?'{3}
          | "(?!"")[^\\"\r\n]*(?:\\(?:\r\n|[\s\S])[^\\"\r\n]*)*"
          | '(?!'')[^\\'\r\n]*(?:\\(?:\r\n|[\s\S])[^\\'\r\n]*)*'
        ))
      | (?P<other>\d[\w.]*|\.{3}|[-+*/%&|^@~<>!:=]*=(?=[=\s])=?|[-+*/%&|^~<>!:;?$]+
          |\\(?:\r\n|\r|\n)|["'`]|[\s\S])
      | (?P<end>\Z)
    )
    """,
    re.VERBOSE,
)

_STRING = re.compile(
    r"""
    \"{3}(?:\\[\s\S]|[^\\"]|\"{1,2}(?!\"))*?\"{3} | '{3}(?:\\[\s\S]|[^\\']|'{1,2}(?!'))*?'{3}
  | "(?!"")(?:
        \{\{ | \{(?:[^{}"\r\n]|"[^"\r\n]*")*\} | \{(?!(?:[^{}"\r\n]|"[^"\r\n]*")*\})
      | \\\r\n | \\[\s\S] | [^\\"{\r\n]
    )*"
  | '(?!'')(?:
        \{\{ | \{(?:[^{}'\r\n]|'[^'\r\n]*')*\} | \{(?!(?:[^{}'\r\n]|'[^'\r\n]*')*\})
      | \\\r\n | \\[\s\S] | [^\\'{\r\n]
    )*'
    """,
    re.VERBOSE,
)
"""A string whose fields may hold strings with its own quotes, as a t-string's may.

No two of its branches take the same text: they would be tried in all combinations.
"""

_FIELD = re.compile(r"\{\{|\}\}|\{([^{}]*)")
_QUOTES = frozenset("\"'`")
_CLOSES = {")": "(", "]": "[", "}": "{"}


_WORD, _OPEN, _CLOSE, _LINE, _COMMENT, _STRING_, _OTHER, _INTER, _END = (
    _TOKEN.groupindex[name]
    for name in ("word", "open", "close", "line", "comment", "string", "other", "inter", "end")
)
ENDING = re.compile(r"\r\n|\r|\n")


def logical_lines(text: str, start: int = 0, stop: int | None = None, number: int = 1) -> Iterator[Line]:
    """The lines of a text, those inside brackets and after a backslash joined; raises ``Unreadable``.

    With ``start`` and ``stop`` those of a stretch of it, whose first line has the number ``number``.
    """
    stop = len(text) if stop is None else stop
    line = _Open(start, number)
    opened: list[str] = []
    matches = _TOKEN.finditer(text, start, stop)  # the expression takes any character, and the end
    while (match := next(matches, None)) is not None:
        kind = match.lastindex
        if kind in (_WORD, _STRING_):
            token = match[kind]
            line.tokens.append(token)
            if kind == _STRING_ and len(token) > 6:
                number += len(ENDING.findall(token))
        elif kind in (_LINE, _END):
            if not opened and (line.first or kind == _LINE):
                yield line.closed(text)
            if kind == _END:
                break
            number += 1
            if not opened:
                line = _Open(match.end(), number)
            continue
        elif kind == _COMMENT:
            line.comment = line.comment or match[kind]
        elif kind == _INTER:
            string = _interpolated(text, match.end(), stop)
            line.tokens += [match[kind] + string.group(), *_fields(string.group())]
            number += len(ENDING.findall(string.group()))
            matches = _TOKEN.finditer(text, string.end(), stop)
            line.first, match = line.first or match, string
        elif kind == _OTHER:
            token = match[kind]
            if token in _QUOTES:
                raise Unreadable(f"line {number}: a string is not terminated")
            if token[0] == "\\":
                number += len(token) > 1
            else:
                line.tokens.append(token)
        else:
            token = match[kind or 0]
            _nest(opened, token, number)
            line.tokens.append(token)
        line.last = match
        if not line.first:
            line.first = match
    if opened:
        raise Unreadable(f"line {line.number}: {opened[0]!r} is never closed")


class _Open:
    """A logical line that is not at its end yet."""

    __slots__ = ("_start", "comment", "first", "last", "number", "tokens")

    def __init__(self, start: int, number: int) -> None:
        self._start, self.number = start, number
        self.tokens: list[str] = []
        self.comment = ""
        self.first: re.Match[str] | None = None
        self.last: re.Match[str] | None = None

    def closed(self, text: str) -> Line:
        if self.first is None or self.last is None:
            return BLANK
        start, end = self.first.start(self.first.lastindex or 0), self.last.end()
        # A form feed sends the column back to 0.
        indented = bool(text[self._start : start].rpartition("\f")[2])
        if self.tokens:
            return Line(LineKind.CODE, start, end, self.number, indented, self.tokens)
        return Line(LineKind.COMMENT, start, end, self.number, indented, [self.comment.rstrip()])


def _nest(opened: list[str], token: str, number: int) -> None:
    if token not in _CLOSES:
        opened.append(token)
    elif not opened or opened.pop() != _CLOSES[token]:
        raise Unreadable(f"line {number}: {token!r} closes nothing")


def _interpolated(text: str, position: int, stop: int) -> re.Match[str]:
    match = _STRING.match(text, position, stop)
    if match is None:
        raise Unreadable("an interpolated string is not terminated")
    return match


def _fields(string: str) -> Iterator[str]:
    """The names of what a string interpolates, each field in brackets of its own."""
    for field in _FIELD.finditer(string):
        yield "("  # so that no field is taken for an attribute of the one before
        for inner in _TOKEN.finditer(field[1] or ""):
            kind, token = inner.lastgroup, inner[inner.lastgroup or 0].strip()
            if kind == "word" or token in (".", ","):
                yield token
            elif kind == "open":
                yield ","  # before a keyword, like the bracket itself
            elif kind in ("close", "other"):
                yield ";"
        yield ")"
