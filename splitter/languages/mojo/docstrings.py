"""The docstring of a module."""

from __future__ import annotations

import re

from splitter.model.module import Docstring
from splitter.text.strings import PLAIN_STRING

_STRING = re.compile(rf"([rR]?)({PLAIN_STRING})")


def docstring(statement: str) -> Docstring | None:
    """The docstring, when it is one literal; of joined literals the header leaves its hands off."""
    match = _STRING.match(statement)
    if match is None or statement[match.end() :].partition("#")[0].strip():
        return None
    literal = match[2]
    quote = literal[:3] if literal[:3] in ('"""', "'''") else literal[0]
    return Docstring(match[1], quote, literal[len(quote) : -len(quote)])
