"""Logical lines to the chunks that are statements, with the comments above each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from splitter.languages.mojo.rereading.tokens import Line, LineKind, Unreadable
from splitter.model.statements import Statement

_JOINS = frozenset({"else", "elif", "except", "finally"})


@dataclass
class Chunk:
    """The lines of one statement, and the comment lines above it."""

    start: int
    end: int
    line: int
    comments: tuple[str, ...]
    attached: str
    tokens: list[str] = field(default_factory=list)
    """Of the statement itself, without its decorators; of its first line alone if that opens a body."""
    decorators: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    """What its body uses, as far as that is not among the tokens."""
    known: Statement | None = None
    """What the statement is, where it is recognised; the comments above it may be others."""


class RecognisedLine(NamedTuple):
    """A statement of the original, met again at ``start:end`` of a part."""

    start: int
    end: int
    number: int
    chunk: Chunk
    statement: Statement


def chunks_of(lines: Iterable[Line | RecognisedLine]) -> tuple[list[Chunk], tuple[str, ...]]:
    """The statements of a file, and the comments after the last one."""
    chunks: list[Chunk] = []
    gap: list[str] = []
    for line in lines:
        if isinstance(line, RecognisedLine):
            _check_decorated(chunks)
            above, own = _comments(gap), (line.chunk.tokens, line.chunk.decorators)
            chunks.append(Chunk(line.start, line.end, line.number, *above, *own, known=line.statement))
            gap.clear()
        elif line.kind is LineKind.BLANK:
            gap.append("")
        elif line.kind is LineKind.COMMENT:
            if line.indented and chunks and not any(gap):
                chunks[-1].end = line.end  # the last words of a body
                gap.clear()
            else:
                gap.append(line.tokens[0])
        elif chunks and _goes_on(chunks[-1], line):
            chunks[-1].end = line.end
            _take(chunks[-1], line)
            gap.clear()
        else:
            chunks.append(Chunk(line.start, line.end, line.number, *_comments(gap)))
            _take(chunks[-1], line)
            gap.clear()
    _check_decorated(chunks)
    detached, last = _comments(gap)
    return chunks, (*detached, last) if last else detached


def _check_decorated(chunks: Sequence[Chunk]) -> None:
    if chunks and not chunks[-1].tokens:
        raise Unreadable(f"line {chunks[-1].line}: a decorator is above nothing")


def _goes_on(chunk: Chunk, line: Line) -> bool:
    return line.indented or not chunk.tokens or line.tokens[0] in _JOINS


def _take(chunk: Chunk, line: Line) -> None:
    chunk.names |= line.names
    if not chunk.tokens and line.tokens[0] == "@":
        chunk.decorators += line.tokens
    else:
        chunk.tokens += line.tokens


def _comments(gap: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """The comment blocks of a gap that a blank line sets off, and the one directly above what follows."""
    if not any(gap):
        return (), ""
    blocks: list[list[str]] = [[]]
    for comment in gap:
        if comment:
            blocks[-1].append(comment)
        elif blocks[-1]:
            blocks.append([])
    *detached, attached = ("\n".join(block) for block in blocks)
    return tuple(detached), attached
