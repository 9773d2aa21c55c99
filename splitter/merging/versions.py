"""What one piece becomes of which parts have copies, and what of them contradicts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import unified_diff

from splitter.languages.language import Language
from splitter.merging.pieces import Piece, blocks_of
from splitter.model.catalogue import finding
from splitter.model.finding import Finding

_LONGEST = 40
"""Lines of a diff in a message; the rest is counted."""


@dataclass(frozen=True)
class Conflict:
    """Versions of one thing that can't both stand; there are two places at least."""

    words: str
    versions: tuple[Piece, ...]
    code: str = "S951"
    is_definition: bool = True
    """Whether both could stand under different names."""

    def told(self) -> Finding:
        """As a finding: both places, and how they differ."""
        one, *others = self.versions
        where = " and ".join(piece.place for piece in self.versions)
        lines = [f"{self.words} ({where})"]
        for other in others[:1]:
            lines += _difference(one, other)
        return finding(self.code, "\n".join(lines), path=one.path, line=one.line)


def _difference(one: Piece, other: Piece) -> list[str]:
    texts = one.said.splitlines(), other.said.splitlines()
    lines = list(unified_diff(*texts, fromfile=one.place, tofile=other.place, n=1, lineterm=""))
    more = [f"... {len(lines) - _LONGEST} more lines"] if len(lines) > _LONGEST else []
    return lines[:_LONGEST] + more


Choose = Callable[[Conflict], int | None]
"""Which of a conflict's versions stands; ``None`` if nobody says."""


@dataclass
class Ledger:
    """What was decided while files were merged, as it comes."""

    language: Language
    choose: Choose
    conflicts: list[Conflict] = field(default_factory=list)
    superseded: list[Piece] = field(default_factory=list)
    """Pieces that stand nowhere in the outcome, for another one of their name does."""
    edited: list[Piece] = field(default_factory=list)
    removed: list[Piece] = field(default_factory=list)
    """Pieces of the original that no part has any more."""
    added: list[Piece] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def contradiction(self, conflict: Conflict) -> Piece:
        """Writes a conflict down, or the choice that settles it; gives the piece to go on with."""
        chosen = self.choose(conflict)
        if chosen is None:
            self.conflicts.append(conflict)
            return conflict.versions[0]
        kept = conflict.versions[chosen]
        lost = [piece for piece in conflict.versions if piece.said != kept.said]
        self.superseded += lost
        words = f"{conflict.words}: {kept.place} stands, as asked for"
        self.findings.append(finding("S957", words, path=kept.path, line=kept.line))
        return kept


def settled(base: Piece | None, versions: Sequence[Piece], ledger: Ledger, known: frozenset[str]) -> Piece:
    """What a piece becomes: the original's bytes, the one edit of it, or a conflict.

    ``known`` are the original's comment blocks: one that stands elsewhere in a part is no edit.
    """
    if base is None:
        return _agreed(versions, ledger)
    edits = list(_edits(base, versions, known))
    if not edits:
        return base
    if len(base.tests) == 1 and len({piece.path for piece in versions if piece.tests}) > 1:
        _refuse_twice(base, versions, ledger)
    different = distinct(edits, base, ledger.language)
    if len(different) > 1:
        words = f"{_called(base)} was changed in several parts, and not alike"
        return _over(base, ledger.contradiction(Conflict(words, tuple(different))))
    kept = different[0]
    ledger.edited.append(kept)
    stale = [piece for piece in versions if piece.code.rstrip() != kept.code.rstrip()]
    ledger.superseded += stale
    if unchanged := [piece for piece in stale if piece not in edits]:
        words = f"{_called(base)} was changed in {kept.place} alone; the tests of "
        words += f"{', '.join(piece.path for piece in unchanged)} will use that, too"
        ledger.findings.append(finding("S955", words, path=kept.path, line=kept.line))
    return _over(base, kept)


def _refuse_twice(base: Piece, versions: Sequence[Piece], ledger: Ledger) -> None:
    """A test is in one part: what has its name in another is another test, or a copy of it."""
    different = distinct([piece for piece in versions if piece.tests], None, ledger.language)
    if len(different) > 1:
        ledger.contradiction(Conflict(f"{_called(base)} is a test of several parts", tuple(different)))


def _agreed(versions: Sequence[Piece], ledger: Ledger) -> Piece:
    """The same where nobody knows what it was: all must say one thing."""
    first = versions[0]
    different = distinct(versions, None, ledger.language)
    if len(different) == 1:
        ledger.superseded += [one for one in versions if one.said != first.said]
        return first
    words = f"{_called(first)} is not the same in all parts"
    return replace(ledger.contradiction(Conflict(words, tuple(different))), gap=first.gap)


def _called(piece: Piece) -> str:
    return piece.name or piece.said.split("\n", 1)[0].strip()[:60]


def _edits(base: Piece, versions: Sequence[Piece], known: frozenset[str]) -> Iterator[Piece]:
    """The versions that are not as the original was, with its own comments where theirs only moved."""
    for piece in versions:
        lead = piece.lead
        if lead != base.lead and known.issuperset(blocks_of(lead)):
            lead = base.lead
        if (lead + piece.code).rstrip() != base.said:
            yield replace(piece, lead=lead)


def distinct(versions: Sequence[Piece], base: Piece | None, language: Language) -> list[Piece]:
    """One piece for each that differs; what only a formatter changed gives way to what somebody did."""
    found: dict[str, Piece] = {}
    for piece in versions:
        found.setdefault(piece.said, piece)
    if len(found) == 1 or language.anatomy is None:
        return list(found.values())
    kinds: dict[object, Piece] = {}
    for piece in found.values():
        kinds.setdefault(essence(piece, language), piece)
    if base is not None and len(kinds) > 1:
        kinds.pop(essence(base, language), None)
    return list(kinds.values())


def essence(piece: Piece, language: Language) -> object:
    """What of a piece no formatter changes."""
    assert language.anatomy is not None
    try:
        found = language.anatomy(piece.code.strip())
        found = found._replace(code=found.lean) if found.lean else found  # imports may be sorted
        return (found, tuple(blocks_of(piece.lead)))
    except (SyntaxError, ValueError):
        return piece.said


def _over(base: Piece, kept: Piece) -> Piece:
    """A version at the original's place: with the blank lines above it that the original had."""
    return replace(kept, gap=base.gap, unit=base.unit)
