"""A file as pieces: its statements, its comment blocks and the blank lines above each.

Pieces joined are the text again. They are finer than units: where a comment block goes must not depend
on what stands beside it in a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from splitter.config.settings import Settings
from splitter.languages.language import Language
from splitter.model.finding import Refused, Severity
from splitter.model.module import Module, Source, Unit, UnitKind
from splitter.text.blocks import Inner, block, body_line, lines_of
from splitter.text.imports import Imported, imported
from splitter.text.lines import count_lines
from splitter.text.lines import pieces as runs

COMMENTS = (UnitKind.PREAMBLE, UnitKind.BANNER, UnitKind.NOTE, UnitKind.TRAILER)
"""Units without a statement."""

_NO_LIMIT = Settings(max_tests=10**9)
"""Which classes might be divided is not asked for here."""

_MEMBER = re.compile(r"(?:(?:async[ \t]+)?(?:def|fn|class|struct)[ \t]+(\w+)|(\w+)[ \t]*(?::[^=\n]*)?=)")


@dataclass(frozen=True)
class Piece:
    """A statement with its own comments, or a comment block; ``gap`` are the blank lines above it."""

    kind: UnitKind
    gap: str
    lead: str
    """The statement's own comments; of a comment block empty."""
    code: str
    line: int
    names: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    everywhere: bool = False
    """Whether it acts on all tests of its file."""
    imported: Imported | None = None
    """For a plain import list."""
    unit: int = -1
    """The unit of the module that it is."""
    path: str = ""

    @property
    def text(self) -> str:
        """All of it."""
        return self.gap + self.lead + self.code

    @property
    def said(self) -> str:
        """What is compared: without the blank lines around it."""
        return (self.lead + self.code).rstrip()

    @property
    def words(self) -> str:
        """Its own comments; a comment block is one."""
        return self.lead + self.code if self.is_comment else self.lead

    @property
    def is_comment(self) -> bool:
        """Whether it is a comment block, or blank lines at an end."""
        return self.kind in COMMENTS

    @property
    def name(self) -> str:
        """What a definition is called; empty for what binds no name."""
        return self.names[0] if self.names else ""

    @property
    def place(self) -> str:
        """For people: ``test_a.py:12``."""
        return f"{self.path}:{self.line}"


@dataclass(frozen=True)
class Cut:
    """A file as it was read, and its pieces."""

    module: Module
    pieces: tuple[Piece, ...]
    text: str = field(default="", repr=False)

    @property
    def path(self) -> str:
        """As the user named it."""
        return self.module.source.path

    @property
    def tests(self) -> tuple[str, ...]:
        """The names of its tests, in order."""
        return tuple(test.name for test in self.module.tests)

    @property
    def bound(self) -> frozenset[str]:
        """The names that its statements bind."""
        return frozenset(name for piece in self.pieces for name in piece.names)


def cut(language: Language, source: Source) -> Cut:
    """A file in pieces; raises ``Refused`` for one that can't be read."""
    module = language.read(source, _NO_LIMIT)
    if not module.units and any(found.severity is Severity.ERROR for found in module.findings):
        raise Refused(*module.findings)
    pieces = tuple(_pieces(module))
    return Cut(module, pieces, source.text)


def _pieces(module: Module) -> Iterator[Piece]:
    text, path = module.source.text, module.source.path
    line, at = 1, 0
    for unit in module.units:
        for piece in _of_unit(module, unit):
            start = at + len(piece.gap) + len(piece.lead)
            line += count_lines(text, at, start)
            yield replace(piece, line=line, path=path)
            at = start + len(piece.code)
            line += count_lines(text, start, at)


def _of_unit(module: Module, unit: Unit) -> Iterator[Piece]:
    text = module.source.text
    if unit.kind in COMMENTS:
        yield from _blocks(unit, text)
        return
    code = text[unit.head : unit.end]
    yield Piece(
        unit.kind,
        text[unit.start : unit.body],
        text[unit.body : unit.head],
        code,
        0,
        unit.names,
        tuple(test.name for test in unit.tests),
        unit.everywhere and not unit.outside,
        imported(code) if unit.kind is UnitKind.IMPORT else None,
        unit.index,
    )


def _blocks(unit: Unit, text: str) -> Iterator[Piece]:
    """A unit of comments, block by block; blank lines below the last are a piece without a text."""
    gap = ""
    for run in runs(text, unit.start, unit.end):
        if not run.comment:
            gap = text[run.start : run.end]
            continue
        yield Piece(unit.kind, gap, "", text[run.start : run.end], 0, unit=unit.index)
        gap = ""
    if gap:
        yield Piece(unit.kind, gap, "", "", 0, unit=unit.index)


def blocks_of(text: str) -> list[str]:
    """The comment blocks of a piece of text, each without indentation and blanks at its ends."""
    found = (text[run.start : run.end] for run in runs(text, 0, len(text)) if run.comment)
    return ["\n".join(line.strip() for line in one.strip().splitlines()) for one in found]


@dataclass(frozen=True)
class Body:
    """A class: the lines that open it, and its members as pieces."""

    head: str
    members: tuple[Piece, ...]


def body_of(piece: Piece) -> Body | None:
    """A class taken apart; ``None`` for one whose body can't be told apart."""
    code = piece.code
    lines = lines_of(code)
    first = body_line(lines)
    start = sum(map(len, lines[:first]))
    if start >= len(code):
        return None
    inner = block(code, start, len(code))
    members: list[Piece] = []
    at = start
    for one in inner.statements:
        members.append(_member(code, at, one, piece))
        at = one.footer
    if at < len(code):
        members.append(Piece(UnitKind.TRAILER, "", "", code[at:], 0))
    return Body(code[:start], tuple(members))


def _member(code: str, start: int, one: Inner, whole: Piece) -> Piece:
    head = one.start
    above = runs(code, start, head)
    blank = above[0].end if above and not above[0].comment else start
    text = code[head : one.footer]
    match = _MEMBER.match(code, one.head)
    name = (match[1] or match[2]) if match else ""
    test = f"{whole.name}::{name}"
    return Piece(
        UnitKind.TEST if test in whole.tests else UnitKind.HELPER,
        code[start:blank],
        code[blank:head],
        text,
        whole.line + count_lines(code, 0, head),
        (name,) if name else (),
        (test,) if test in whole.tests else (),
        path=whole.path,
    )


def joined(pieces: Sequence[Piece]) -> str:
    """The text of pieces."""
    return "".join(piece.text for piece in pieces)
