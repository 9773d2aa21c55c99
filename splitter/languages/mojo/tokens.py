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
      | (?P<word>(?:[^\W\d]\w*|`[^`\r\n]*`)(?:[ \t]*=(?![=]))?)
      | (?P<open>[(\[{])
      | (?P<close>[)\]}])
      | (?P<line>\r\n|\r|\n)
      | (?P<comment>\#[^\r\n]*)
      | (?P<string>
            \"{3}(?:\\[\s\S]|[^\\"]|\"{1,2}(?!\"))*?\"{3} | '{3}(?:\\[\s\S]|[^\\']|'{1,2}(?!'))*?'{3}
          | "(?!"")(?:\\\r\n|\\[\s\S]|[^\\"\r\n])*" | '(?!'')(?:\\\r\n|\\[\s\S]|[^\\'\r\n])*'
        )
      | (?P<other>\d[\w.]*|\.{3}|[-+*/%&|^@~<>!:=]*=(?=[=\s])=?|[-+*/%&|^~<>!:;?$]+|\\(?:\r\n|\r|\n)|["'`]|[\s\S])
      | (?P<end>\Z)
    )
    """,
    re.VERBOSE,
)
