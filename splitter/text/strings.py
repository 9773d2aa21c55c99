"""String literals, by regular expressions: where one ends, and what an interpolated one interpolates.

The forms that Python and Mojo share and that do not change between their versions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_SINGLE = r"'(?!'')[^'\\\n\r]*(?:\\(?:\r\n|[\s\S])[^'\\\n\r]*)*'"
_TRIPLE = r"'''[^'\\]*(?:(?:\\[\s\S]|'(?!''))[^'\\]*)*'''"
PLAIN_STRING = "|".join((_TRIPLE, _TRIPLE.replace("'", '"'), _SINGLE, _SINGLE.replace("'", '"')))
"""A string from its opening quote on, were it not interpolated."""
BACKTICK = r"`[^`\n\r]*`"
COMMENT = r"\#[^\n\r]*"

_INTERPOLATED = re.compile(r"[fFtT][rR]?|[rR][fFtT]")
_PLAIN = re.compile(PLAIN_STRING)


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
_IN_FIELD = re.compile(rf"[^{{}}()\[\]'\"#:\n\r]+|{COMMENT}|[\s\S]", re.VERBOSE)


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


def interpolated(text: str, quote: int, prefix: str) -> Sequence[tuple[int, int]]:
    """Where the expressions lie that the string at ``quote`` interpolates; none without such a prefix."""
    fields: list[tuple[int, int]] = []
    if not _INTERPOLATED.fullmatch(prefix) or _literal_end(text, quote, fields) < 0:
        return ()
    return fields


def _match(pattern: re.Pattern[str], text: str, position: int) -> re.Match[str]:
    """A match of an expression that matches everywhere."""
    match = pattern.match(text, position)
    assert match is not None
    return match
