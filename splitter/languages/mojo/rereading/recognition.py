"""Statements of the original found again in a part, so that nothing is tokenised twice.

Text that is a whole statement of the original, begins at column 0, ends its line and is followed by
nothing that could continue it, is that statement again. What lies between must be readable by itself:
a string or a bracket that is open where a known statement seems to begin makes it ``Unreadable``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from splitter.languages.mojo.rereading.chunks import Chunk, RecognisedLine
from splitter.languages.mojo.rereading.glance import count_endings, glanced_lines, heads_of
from splitter.languages.mojo.rereading.relations import Known
from splitter.languages.mojo.rereading.tokens import BLANK, Line, Unreadable
from splitter.model.statements import Reading, Role, Statement

_NEWLINE = r"(?:\r\n|\r|\n)"
_JOINS = r"(?:else|elif|except|finally)\b"
_LINE = re.compile(rf"([^\r\n]*)(?:{_NEWLINE}|\Z)")
_GOES_ON = re.compile(
    rf"""
    {_NEWLINE}(?:[ \t]*{_NEWLINE})*
    (?: [ \t]+\S
      | {_JOINS}
      | \#[^\r\n]*{_NEWLINE} (?:[ \t]*(?:\#[^\r\n]*)?{_NEWLINE})* (?:[ \t]+[^\s\#] | {_JOINS})
    )
    """,
    re.VERBOSE,
)
"""From the end of a line on, lines that belong to it: the rest of its body, or comments that end it."""


class _Entry(NamedTuple):
    text: str
    lines: int
    chunk: Chunk
    statement: Statement


class Original:
    """The original's statements by their first line."""

    def __init__(self, reading: Reading) -> None:
        own: Sequence[tuple[Chunk, Statement]] = reading.own
        pairs = list(zip(reading.statements, own, strict=True))
        self.known = Known(
            frozenset(name for s in reading.statements if s.role is Role.RUNNER for name in s.binds),
            frozenset(name for s, (_, plain) in pairs for name in s.tests if not plain.tests),
        )
        self._by_line: defaultdict[str, list[_Entry]] = defaultdict(list)
        for chunk, statement in own:
            text = statement.text
            first = _LINE.match(text)
            if first and statement.role is not Role.DOCSTRING and not text.endswith("\\"):
                entry = _Entry(text, count_endings(text, 0, len(text)) + 1, chunk, statement)
                self._by_line[first[1]].append(entry)

    def items(self, text: str) -> Iterator[Line | RecognisedLine]:
        """A part's known statements and the lines between them; raises ``Unreadable``."""
        if "\f" in text:  # a form feed sends the column back to 0
            raise Unreadable("form feeds")
        unread, number = 0, 1
        for head in heads_of(text, 0, len(text)):
            known = self._known(text, head) if head >= unread else None
            if known is None:
                continue
            yield from _between(text, unread, head, number)
            number += count_endings(text, unread, head)
            end = head + len(known.text)
            yield RecognisedLine(head, end, number, known.chunk, known.statement)
            rest = _LINE.match(text, end)
            assert rest is not None
            unread, number = rest.end(), number + known.lines
        yield from _between(text, unread, len(text), number)

    def _known(self, text: str, position: int) -> _Entry | None:
        line = _LINE.match(text, position)
        assert line is not None
        for entry in self._by_line.get(line[1], ()):
            end = position + len(entry.text)
            ends_its_line = text[end : end + 1] in ("", "\r", "\n")
            if ends_its_line and text.startswith(entry.text, position) and not _GOES_ON.match(text, end):
                return entry
        return None


def _between(text: str, start: int, end: int, number: int) -> Iterable[Line]:
    if not text[start:end].strip("\r\n"):
        return (BLANK,) if start < end else ()
    if text[start:end].rstrip("\r\n").endswith("\\"):
        raise Unreadable("a line goes on into a known statement")
    return glanced_lines(text, start, end, number)
