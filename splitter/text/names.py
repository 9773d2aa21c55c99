"""The identifiers of a text that may refer to something outside, found without a grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from keyword import kwlist

from splitter.text.strings import BACKTICK, COMMENT, PLAIN_STRING, interpolated, string_end

_NAME = re.compile(
    rf"""
    \.\s*(?:{BACKTICK}|[^\W\d]\w*)
  | (?P<name>[^\W\d]\w*|{BACKTICK})(?P<quote>["'])?
  | (?P<plain>["'])
  | {COMMENT}
  | \d[\w.]*
    """,
    re.VERBOSE,
)
_KEYWORD = re.compile(r"\s*=(?!=)")

_KEYWORDS = frozenset({*kwlist, "alias", "comptime", "fn", "let", "struct", "trait", "var"})
"""Names that are none without backticks; one too many here does no harm."""


def spelled(name: str) -> str:
    """A name as Mojo's code must write it: in backticks if it is no plain one."""
    return name if name.isidentifier() and name not in _KEYWORDS else f"`{name}`"


def free_names(text: str, start: int, end: int) -> Iterator[str]:
    """The identifiers between two offsets that may refer to something outside, in order."""
    return (name for _, name in free_places(text, start, end))


def free_places(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Their offsets, and they.

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
                yield match.start(), name
            for inner in interpolated(text, opening, name or ""):
                yield from free_places(text, *inner)
            position = max(string_end(text, opening), position)
        elif name and not _is_keyword(text, match.start(), position):
            yield match.start(), name.strip("`")


_SILENT = re.compile(rf"{PLAIN_STRING}|{COMMENT}", re.VERBOSE)
_LEAN = bytes(c if chr(c).isalnum() or chr(c) in "_.=" else 32 for c in range(128)) + bytes(128)
"""Signs as blanks, but for what makes an attribute or a keyword of a name."""
_SHAPE = bytes(119 if chr(c).isalnum() or chr(c) == "_" else c for c in range(128)) + bytes(128)
"""Each letter of a word as the same one."""
_ODD = (b'"', b"'", b"`", b"w\0", b" =", b"\t=", b"\n=", b"\r=")
"""What seldom is: open strings, those with a prefix, names in backticks, much before an ``=``."""


def names_among(text: str, start: int, end: int, known: frozenset[str]) -> frozenset[str]:
    """Which of ``known`` are among ``free_names``, found without looking at each of them.

    Only where signs stand as they seldom do, or one of ``known`` stands before an ``=`` and nowhere else,
    are they all looked at.
    """
    code = _SILENT.sub("\0", text[start:end])
    if code.isascii():
        plain = code.encode().replace(b"==", b" ").replace(b" =", b"=")
        shape = plain.translate(_SHAPE)
        if not any(map(shape.__contains__, _ODD)):
            words = set(plain.replace(b"=", b"= ").replace(b".", b" .").translate(_LEAN).decode().split())
            found = known.intersection(words)
            assigned = {word[:-1] for word in words if word[-1] == "="}
            if "." not in words and known.isdisjoint(assigned - found):
                return found
    return known.intersection(free_names(text, start, end))


def _is_prefix(word: str) -> bool:
    return len(word) < 3 and not word.lower().strip("rbuft")


def _is_keyword(text: str, start: int, end: int) -> bool:
    """Whether the name at ``start:end`` is a call's ``name=``."""
    if not _KEYWORD.match(text, end):
        return False
    before = start - 1
    while before >= 0 and text[before].isspace():
        before -= 1
    return before >= 0 and text[before] in "(,["
