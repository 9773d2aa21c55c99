"""The verdict on a change: files before, files after, and what is different between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import PurePath

from splitter.languages import language_of
from splitter.languages.language import Deeper, Language
from splitter.model.catalogue import finding
from splitter.model.conventions import PYTESTS_OWN, Conventions
from splitter.model.finding import Finding, Severity
from splitter.model.statements import Reading, Role
from splitter.model.surroundings import Surroundings
from splitter.proving.comparing import differences_of
from splitter.proving.definitions import Definition, Kind, Side, side_of
from splitter.proving.differences import Difference, DifferenceKind, Place
from splitter.proving.files import lost_comments, missing_effects, missing_names
from splitter.proving.heirs import heirs
from splitter.proving.pairing import Paired, paired
from splitter.proving.unread import of_unread

Files = Mapping[str, bytes]
"""Bytes by path."""


@dataclass(frozen=True)
class Change:
    """What is to be proved. ``whole`` says that all files take part, whether or not something moved."""

    before: Files
    after: Files
    whole: bool = True
    conventions: Conventions = PYTESTS_OWN
    fixtures: frozenset[str] = frozenset()
    """Those that tests have from around the files."""
    asked: frozenset[str] | None = None
    """The files that somebody asks about, if not about all; where their tests went is looked for in all."""

    def concerns(self, *paths: str) -> bool:
        """Whether it is asked about one of them."""
        return self.asked is None or not self.asked.isdisjoint(paths)


@dataclass(frozen=True)
class Proof:
    """What became of the tests, and all that is not as it was."""

    differences: tuple[Difference, ...]
    tests: int = 0
    moved: int = 0
    files: tuple[int, int] = (0, 0)
    problems: tuple[Finding, ...] = ()
    """Why files could not be looked at."""
    allowed: frozenset[DifferenceKind] = frozenset()

    def all_findings(self) -> Iterator[Finding]:
        """What could not be looked at, then every difference."""
        yield from self.problems
        yield from (one.told(allowed=one.kind in self.allowed) for one in self.differences)

    @property
    def exit_code(self) -> int:
        """0: nothing is lost or changed but what is allowed; 1: something is; 2: could not be looked at."""
        if self.problems:
            return 2
        return int(any(found.severity is Severity.ERROR for found in self.all_findings()))


@dataclass(frozen=True)
class Matched:
    """A change that was read: both sides, and which definition of one is which of the other."""

    before: Mapping[str, Side]
    after: Mapping[str, Side]
    found: Paired
    part: frozenset[str]
    """The files that take part."""
    fixtures: frozenset[str] = frozenset()
    """Those that tests have from around the files."""
    cut: tuple[tuple[Definition, str], ...] = ()
    """What is named in a file of after that can't be read, and is not there as it was."""
    problems: tuple[Finding, ...] = ()
    """Why files could not be looked at."""
    asked: frozenset[str] | None = None
    """See ``Change``."""

    def concerns(self, one: Difference) -> bool:
        """Whether it is about a file that is asked about."""
        paths = {place.path for place in (one.before, one.after) if place}
        return self.asked is None or not self.asked.isdisjoint(paths)


def prove(change: Change, allowed: Collection[DifferenceKind] = ()) -> Proof:
    """Pair all definitions of before with those of after, and compare."""
    return verdict(matched(change), allowed)


def matched(change: Change) -> Matched:
    """Read both sides, and pair their definitions."""
    before, problems = _sides(change.before, change.conventions, "as it was: ")
    after, more = _sides(_beside(change), change.conventions)
    problems, more = ([one for one in some if change.concerns(one.path)] for some in (problems, more))
    found = paired([d for s in before for d in s.definitions], [d for s in after for d in s.definitions])
    found.lost, cut = of_unread(
        found.lost, {f.path: change.after[f.path] for f in more if f.path in change.after}
    )
    return Matched(
        {s.path: s for s in before},
        {s.path: s for s in after},
        found,
        _taking_part(change, found),
        change.fixtures,
        cut,
        tuple(dict.fromkeys((*problems, *more))),
        change.asked,
    )


def verdict(known: Matched, allowed: Collection[DifferenceKind] = ()) -> Proof:
    """What is not as it was."""
    found, part, old, new = known.found, known.part, known.before, known.after
    differences = sorted(filter(known.concerns, _differences(known)), key=_order)
    tests = [p for p in found.pairs if p.before.counts and p.after.path in part]
    return Proof(
        tuple(dict.fromkeys(differences)),
        tests=sum(d.counts for s in old.values() if s.path in part for d in s.definitions),
        moved=sum(p.before.text == p.after.text for p in tests),
        files=(len(part & old.keys()), len(part & new.keys())),
        problems=known.problems,
        allowed=frozenset(allowed),
    )


def _beside(change: Change) -> Files:
    """The files of after, those one folder deeper than one of before as they would read beside it."""
    folders = {PurePath(path).parent for path in change.before}
    return {path: _lifted(path, data, folders, change.after) for path, data in change.after.items()}


def _lifted(path: str, data: bytes, folders: Set[PurePath], after: Files) -> bytes:
    here, language = PurePath(path).parent, language_of(path)
    if here in folders or here.parent not in folders or language is None or language.deeper is None:
        return data
    beside = [PurePath(other).stem for other in after if PurePath(other).parent == here]
    lifted = (_less_deep(language.deeper, data, own) for own in ("", *beside))
    return next((found for found in lifted if found is not None), data)


def _less_deep(deeper: Deeper, data: bytes, own: str) -> bytes | None:
    """``None`` for what imports from another module of its folder than ``own``: it is compared as it is."""
    try:
        return deeper.lifted(data, own, Surroundings())
    except (SyntaxError, ValueError):
        return None


def _sides(files: Files, conventions: Conventions, when: str = "") -> tuple[list[Side], list[Finding]]:
    """``when`` is said of what can't be read."""
    read: dict[str, tuple[Language, Reading]] = {}
    problems: list[Finding] = []
    for path, data in files.items():
        language = language_of(path)
        if language is None:
            problems.append(finding("S105", "not a file of a known language", path=path))
            continue
        reading = language.reread(data, Surroundings(conventions=conventions))
        if reading.problem:
            problems.append(finding("S103", f"{when}{reading.problem}", path=path))
        else:
            read[path] = (language, reading)
    found = heirs((reading for _, reading in read.values()), conventions)
    return [side_of(path, *both, found) for path, both in read.items()], problems


def _taking_part(change: Change, found: Paired) -> frozenset[str]:
    """The files that something moved from or to; a file that went takes part, too."""
    paths = change.before.keys() | change.after.keys()
    if change.whole:
        return frozenset(paths)
    pairs = [
        p for p in (*found.pairs, *found.copies) if p.moved and change.concerns(p.before.path, p.after.path)
    ]
    gone = {path for path in change.before.keys() - change.after.keys() if change.concerns(path)}
    return frozenset(gone.union(*((p.before.path, p.after.path) for p in pairs)))


def _differences(known: Matched) -> Iterator[Difference]:
    found, part, before, after = known.found, known.part, known.before, known.after
    pairs = [p for p in found.pairs if p.before.path in part and p.after.path in part]
    for pair in pairs:
        yield from differences_of(pair, after[pair.after.path].imported)
    for one, path in known.cut:
        words = f"the {one.kind.value} {one.name} is not as it was in {path}, which can't be read"
        kind = DifferenceKind.EDITED if one.kind in (Kind.TEST, Kind.CLASS) else DifferenceKind.HELPER_EDITED
        yield Difference(kind, words, before=Place.of(one))
    yield from _doubled(found)
    statements = (s for side in before.values() for s in side.reading.statements)
    yield from _left_over(found, part, {n for s in statements if s.role is Role.RUNNER for n in s.binds})
    yield from missing_names(pairs, before, after, known.fixtures)
    yield from missing_effects(pairs, before, after)
    kept = [[s for s in sides.values() if s.path in part] for sides in (before, after)]
    yield from lost_comments(*kept)


def _doubled(found: Paired) -> Iterator[Difference]:
    """Tests that are there more often than before; of what was there twice one may go."""
    have = {id(p.after) for p in found.pairs}
    partners = {id(p.before): p.after for p in found.pairs}
    for copy in found.copies:
        if copy.is_doubled and id(copy.after) not in have:
            first = partners[id(copy.before)]
            how = "as it is" if first.text == copy.after.text else "with another body"
            words = f"{copy.after.name} is here and, {how}, at {Place.of(first)}"
            yield Difference(DifferenceKind.DOUBLED, words, Place.of(copy.before), Place.of(copy.after))


def _left_over(found: Paired, part: frozenset[str], runners: Set[str]) -> Iterator[Difference]:
    """``runners`` are functions of before that run tests: with a single test left one looks like a test."""
    there: dict[str, Definition] = {p.after.name: p.after for p in found.pairs}
    for one in found.lost:
        is_test = one.kind is Kind.TEST
        if not is_test and one.path not in part:
            continue
        words = f"the {one.kind.value} {one.name} is nowhere now"
        if one.name in there:
            words += f"; another of its name is at {Place.of(there[one.name])}"
        kind = DifferenceKind.LOST if is_test else DifferenceKind.HELPER_LOST
        yield Difference(kind, words, before=Place.of(one))
    for one in found.new:
        if one.path in part and one.name not in runners:
            words = f"the {one.kind.value} {one.name} was not there before"
            yield Difference(DifferenceKind.NEW, words, after=Place.of(one))


def _order(one: Difference) -> tuple[int, str, int]:
    place = one.before or one.after or Place("")
    return (list(DifferenceKind).index(one.kind), place.path, place.line or 0)


def summary(proof: Proof) -> str:
    """One line: how many tests of how many files are where they belong, and what is not."""
    counts = Counter(one.kind for one in proof.differences)
    said = [f"{counts[kind]} {kind.value}" for kind in DifferenceKind if counts[kind]]
    if proof.problems:
        said.append(f"{len(proof.problems)} could not be looked at")
    before, after = proof.files
    files = f"{before} file{'s' * (before != 1)} into {after}"
    there = f"{files}: {proof.moved} of {proof.tests} tests are there byte for byte"
    head = there if before or after else "no test moved from one file to another"
    return "; ".join([head, ", ".join(said) or "nothing is lost"])
