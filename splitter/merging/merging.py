"""Files to one file: values in, values out. Nothing is written, nothing is run."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from splitter.languages import language_of
from splitter.languages.language import Language
from splitter.merging.headers import Headers
from splitter.merging.joining import joined
from splitter.merging.pieces import Cut, Piece, cut
from splitter.merging.pieces import joined as text_of
from splitter.merging.proof import check
from splitter.merging.versions import Choose, Ledger
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused, Severity
from splitter.model.plan import Source, UnitKind
from splitter.reading.source import encode
from splitter.text.lines import count_lines

_ENDING = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True)
class Files:
    """What is to become one: the parts, and what they were made of, if that is known."""

    path: str
    """What the file will be called."""
    base: Source | None
    parts: tuple[Source, ...]
    """Each as it would read beside the original."""
    as_split: frozenset[str] = frozenset()
    """The paths of those that nobody has touched since."""


@dataclass(frozen=True)
class Merged:
    """The outcome; without ``data`` where an ``error`` is among the findings."""

    path: str
    data: bytes = field(default=b"", repr=False)
    tests: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    conflicts: int = 0
    edited: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether it may be carried out."""
        return not any(found.severity is Severity.ERROR for found in self.findings)


def merge(files: Files, choose: Choose = lambda _: None, headers: Headers = Headers()) -> Merged:  # noqa: B008
    """One file of several; what contradicts is an error that names both places."""
    language = language_of(files.path)
    if language is None:
        return Merged(files.path, findings=(finding("S105", "not a file of a known language", path=files.path),))
    try:
        return _merged(language, files, choose, headers)
    except Refused as refused:
        return Merged(files.path, findings=refused.findings)


def _merged(language: Language, files: Files, choose: Choose, headers: Headers) -> Merged:
    assert files.base is not None
    ledger = Ledger(language, choose)
    base = cut(language, files.base)
    parts = [cut(language, _alike(part, files.base)) for part in files.parts]
    bare = [_without_header(part, base, headers, is_untouched=part.path in files.as_split) for part in parts]
    own = {PurePath(part.path).stem for part in parts}
    pieces = joined(language, base, _in_order(bare, base), own, ledger)
    text = text_of(pieces)
    findings = [*(conflict.told() for conflict in ledger.conflicts), *ledger.findings]
    data = encode(files.base, text)
    if not ledger.conflicts:
        before = {part.path: encode(files.base, _blank(part, kept)) for part, kept in zip(parts, bare, strict=True)}
        findings += check(files.path, data, before, base.module.source.around.conventions, ledger)
    return Merged(
        files.path,
        data,
        cut(language, replace(files.base, text=text, data=data)).tests if not ledger.conflicts else (),
        tuple(findings),
        len(ledger.conflicts),
        tuple(piece.name for piece in ledger.edited),
        tuple(piece.name for piece in ledger.added if piece.name),
        tuple(name for piece in ledger.removed for name in piece.tests or piece.names[:1]),
    )


def _alike(part: Source, base: Source) -> Source:
    """A part with the line endings of its original, if each has one kind of them."""
    kinds = [set(_ENDING.findall(one.text)) for one in (part, base)]
    if len(kinds[0]) != 1 or len(kinds[1]) != 1 or kinds[0] == kinds[1]:
        return part
    text = _ENDING.sub(kinds[1].pop(), part.text)
    return replace(part, text=text, newline=base.newline)


def _without_header(part: Cut, base: Cut, headers: Headers, *, is_untouched: bool) -> Cut:
    """A part without what a split wrote above its statements."""
    known = {piece.said for piece in base.pieces}
    kept: list[Piece] = []
    for number, piece in enumerate(part.pieces):
        is_new_comment = piece.is_comment and piece.code.strip() and piece.said not in known
        if is_new_comment and (is_untouched or (number < 2 and headers.is_header(piece.code))):
            continue
        if piece.kind is UnitKind.DOCSTRING and piece.said not in known:
            continue
        kept.append(piece)
    return replace(part, pieces=tuple(kept), text=text_of(kept))


def _blank(part: Cut, kept: Cut) -> str:
    """A part's text with nothing where its header was, so that its lines have the same numbers."""
    stays = {id(piece) for piece in kept.pieces}
    newline = part.module.source.newline
    return "".join(
        piece.text if id(piece) in stays else newline * count_lines(piece.text) for piece in part.pieces
    )


def _in_order(parts: Sequence[Cut], base: Cut) -> list[Cut]:
    """The parts as their tests stood in the original."""
    order = {test: number for number, test in enumerate(base.tests)}
    return sorted(parts, key=lambda part: min((order.get(t, len(order)) for t in part.tests), default=len(order)))
