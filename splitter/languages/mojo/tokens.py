"""A Mojo file as tokens in logical lines, for the second reading only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Unreadable(Exception):
    """The text is not Mojo: a string or a bracket that does not end, a bracket that ends nothing."""


class LineKind(Enum):
    """What stands on a logical line."""

    CODE = 0
    COMMENT = 1
    BLANK = 2


@dataclass(frozen=True)
class Line:
    """``start:end`` without indentation and line ending; the tokens of code, or the one comment."""

    kind: LineKind
    start: int
    end: int
    number: int
    indented: bool
    tokens: tuple[str, ...]


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
            \"{3}(?:\\[\s\S]|[^\\"]|\"{1,2}(?!\"))*?\"{3} | '{3}(?:\\[\s\S]|[^\\']|'{1,2}(?!'))*?'{3}
          | "(?!"")(?:\\\r\n|\\[\s\S]|[^\\"\r\n])*" | '(?!'')(?:\\\r\n|\\[\s\S]|[^\\'\r\n])*'
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


def logical_lines(text: str) -> Iterator[Line]:
    """The lines of a text, those inside brackets and after a backslash joined; raises ``Unreadable``."""
    position, number, line_start = 0, 1, 0
    opened: list[str] = []
    tokens: list[str] = []
    start, first, end, comment = -1, 1, 0, ""
    while match := _TOKEN.match(text, position):  # the expression takes any character, and the end
        kind, position = match.lastgroup or "", match.end()
        begin = match.start(kind)
        if kind in ("line", "end"):
            if not opened:
                yield _line(text, line_start, start, end, first, tokens, comment)
                tokens, start, comment = [], -1, ""
            if kind == "end":
                break
            number += 1
            if not opened:
                line_start, first = position, number
            continue
        start = begin if start < 0 else start
        end = position
        token = match[kind]
        if kind == "word":
            tokens.append(token)
            continue
        if kind == "comment":
            comment = comment or token
            continue
        if kind in ("open", "close"):
            _nest(opened, token, number)
            tokens.append(token)
            continue
        if kind == "inter":
            string = _interpolated(text, position)
            end = position = string.end()
            tokens += [token + string.group(), *_fields(string.group())]
        elif kind == "other" and token in _QUOTES:
            raise Unreadable(f"line {number}: a string is not terminated")
        elif token[0] != "\\":
            tokens.append(token)
        number += len(_ENDING.findall(text, begin, position))
    if opened:
        raise Unreadable(f"{opened[-1]!r} is never closed")


_ENDING = re.compile(r"\r\n|\r|\n")


def _line(
    text: str, line_start: int, start: int, end: int, number: int, tokens: list[str], comment: str
) -> Line:
    if start < 0:
        return Line(LineKind.BLANK, line_start, line_start, number, indented=False, tokens=())
    # A form feed sends the column back to 0.
    indented = bool(text[line_start:start].rpartition("\f")[2])
    if not tokens:
        return Line(LineKind.COMMENT, start, end, number, indented, (comment.rstrip(),))
    return Line(LineKind.CODE, start, end, number, indented, tuple(tokens))


def _nest(opened: list[str], token: str, number: int) -> None:
    if token not in _CLOSES:
        opened.append(token)
    elif not opened or opened.pop() != _CLOSES[token]:
        raise Unreadable(f"line {number}: {token!r} closes nothing")


def _interpolated(text: str, position: int) -> re.Match[str]:
    match = _STRING.match(text, position)
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
