"""What a person looks at before saying yes, as one value: made of a proof and of both sides' lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from splitter.model.finding import Finding, Limit, Severity
from splitter.proving.comparing import differences_of
from splitter.proving.definitions import Kind
from splitter.proving.differences import DifferenceKind
from splitter.proving.pairing import Pairing
from splitter.proving.proof import Change, Matched, Proof, matched, verdict
from splitter.reviewing.by_hand import Check, Commands, checks
from splitter.reviewing.copies import Copy, copies
from splitter.reviewing.hunks import Hunk, gone_words, hunks
from splitter.reviewing.sheets import Sheet, after_sheet, before_sheet
from splitter.reviewing.tracing import Trace, extent, traced


@dataclass(frozen=True)
class Occasion:
    """Which split it is, and what is known of it beside its files."""

    title: str
    change: Change
    commands: Commands
    limits: Mapping[str, Limit]
    """Of each file of after."""
    findings: tuple[Finding, ...] = ()
    """What the split itself said."""
    looked_around: bool = False
    """Whether it was looked who else names its files, which is among the findings then."""
    is_planned: bool = False
    """Whether nothing is carried out yet."""


@dataclass(frozen=True)
class Row:
    """A test on both sides; lines are counted from 1."""

    test: str
    before: tuple[str, int] | None
    after: tuple[str, int] | None
    how: str


BYTE_FOR_BYTE = "byte for byte"

_DEEPER = "a dot deeper"
"""In a package: a relative import in its body has a dot more."""


@dataclass(frozen=True)
class Review:
    """All that the page says."""

    title: str
    proof: Proof
    tests: tuple[Row, ...]
    originals: tuple[Sheet, ...]
    parts: tuple[Sheet, ...]
    hunks: tuple[Hunk, ...]
    copies: tuple[Copy, ...]
    findings: tuple[Finding, ...]
    over: tuple[tuple[str, str], ...]
    """The files that are over their limit, and by how much."""
    checks: tuple[Check, ...]
    checks_in: str
    """The folder in which they are to be given."""
    gone_words: Mapping[tuple[str, int], str]
    """Why a block of an original, by its file and line, is in no part."""
    looked_around: bool = False
    """Whether the findings say who else names the files."""
    is_planned: bool = False
    """Whether nothing is carried out yet."""

    @property
    def moved(self) -> int:
        """The tests that are in a part byte for byte."""
        return sum(row.how == BYTE_FOR_BYTE for row in self.tests)


def review(occasion: Occasion) -> Review:
    """Prove the change, and follow each line."""
    change = occasion.change
    known = matched(change)
    proof = verdict(known)
    trace = traced(known, change.before, change.after)
    originals = tuple(before_sheet(known.before[path], trace) for path in trace.before)
    parts = tuple(after_sheet(known.after[path], trace) for path in trace.after)
    tests = tuple(_rows(known, trace))
    return Review(
        title=occasion.title,
        proof=proof,
        tests=tests,
        originals=originals,
        parts=parts,
        hunks=tuple(hunks(known, originals, parts)),
        copies=tuple(copies(known)),
        findings=tuple(sorted([*occasion.findings, *proof.all_findings()], key=_weight)),
        over=tuple(_over(tests, parts, occasion.limits)),
        checks=checks(change, originals, parts, occasion.commands),
        checks_in=occasion.commands.folder,
        gone_words=gone_words(known, originals),
        looked_around=occasion.looked_around,
        is_planned=occasion.is_planned,
    )


def _weight(found: Finding) -> int:
    """Errors first, for what does not fit on a page of Markdown is at the end."""
    return list(Severity).index(found.severity)


def _rows(known: Matched, trace: Trace) -> list[Row]:
    """Every test in the order of before; what is there twice, then what is new."""
    pairs = [(p.before, p) for p in known.found.pairs if p.before.kind is Kind.TEST]
    lost = [(one, None) for one in known.found.lost if one.kind is Kind.TEST]
    places = {path: number for number, path in enumerate(known.before)}
    rows = [
        Row(
            one.name,
            (one.path, one.line),
            (pair.after.path, pair.after.line) if pair else None,
            _how(pair, trace, known) if pair else DifferenceKind.LOST.value,
        )
        for one, pair in sorted([*pairs, *lost], key=lambda found: (places[found[0].path], found[0].line))
        if one.path in trace.before
    ]
    first = {id(pair.after) for pair in known.found.pairs}
    for copy in known.found.copies:
        if copy.is_doubled and id(copy.after) not in first and copy.after.path in trace.after:
            there = (copy.after.path, copy.after.line)
            rows.append(Row(copy.after.name, (copy.before.path, copy.before.line), there, "doubled"))
    rows += [
        Row(one.name, None, (one.path, one.line), DifferenceKind.NEW.value)
        for one in known.found.new
        if one.kind is Kind.TEST and one.path in trace.after
    ]
    return rows


def _how(pair: Pairing, trace: Trace, known: Matched) -> str:
    imported = known.after[pair.after.path].imported
    kinds = list(dict.fromkeys(found.kind.value for found in differences_of(pair, imported)))
    if kinds:
        return ", ".join(kinds)
    if pair.before.path not in trace.before or pair.after.path not in trace.after:
        return BYTE_FOR_BYTE
    (start, end), (to, until) = extent(pair.before), extent(pair.after)
    one, other = trace.before[pair.before.path][start:end], trace.after[pair.after.path][to:until]
    return BYTE_FOR_BYTE if one == other else _DEEPER


def _over(tests: Sequence[Row], parts: Sequence[Sheet], limits: Mapping[str, Limit]) -> list[tuple[str, str]]:
    found = []
    for sheet in parts:
        count = sum(row.after is not None and row.after[0] == sheet.path for row in tests)
        excess = limits[sheet.path].excess(count, sheet.lines) if sheet.path in limits and count else ""
        if excess:
            found.append((sheet.path, excess))
    return found
