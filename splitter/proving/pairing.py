"""Which definition of after is which of before: by its text, then its code, then its name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence, Set
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from splitter.proving.definitions import Definition, Kind

_ALIKE = 0.5
"""The share of the shorter one's lines that two of one name must have in common, in different files."""


@dataclass(frozen=True)
class Pairing:
    """A definition of before and what became of it."""

    before: Definition
    after: Definition

    @property
    def moved(self) -> bool:
        """Whether it stands in another file."""
        return self.before.path != self.after.path

    @property
    def is_doubled(self) -> bool:
        """Of a copy: whether a test runs once more; those of a mixin run in its heirs, wherever it stands."""
        return self.before.kind is Kind.TEST and not (self.before.idle and self.after.idle)


@dataclass
class Paired:
    """All pairs, and what is left over on both sides."""

    pairs: list[Pairing] = field(default_factory=list)
    copies: list[Pairing] = field(default_factory=list)
    """Of a test that is paired already: what is there twice, or was."""
    lost: list[Definition] = field(default_factory=list)
    new: list[Definition] = field(default_factory=list)


Key = Callable[[Definition], Hashable]


def paired(before: Sequence[Definition], after: Sequence[Definition]) -> Paired:
    """Tests are paired one to one, all else one to as many as there are."""
    tests = _Matching([d for d in before if d.kind is Kind.TEST], [d for d in after if d.kind is Kind.TEST])
    tests.match(lambda d: (d.path, d.name, d.text))
    tests.match(lambda d: (d.name, d.text))
    tests.match(lambda d: (d.bare, d.text))
    tests.match(lambda d: (d.name, d.anatomy.marks, d.anatomy.code))
    tests.match(lambda d: (d.bare, d.anatomy.code))
    tests.match(lambda d: (d.path, d.name))
    tests.match(lambda d: d.name, alike)
    tests.match(lambda d: d.bare, alike)
    tests.match(lambda d: d.anatomy.code, unique=True)
    # One that was typed anew keeps its name, where the others of its file went.
    known = origins_of(tests.pairs)
    tests.match(lambda d: d.name, lambda one, other: one.path in known.get(other.path, ()), unique=True)
    found = tests.result()
    origins = origins_of(found.pairs)
    rest = _supporting(
        [d for d in before if d.kind is not Kind.TEST], [d for d in after if d.kind is not Kind.TEST], origins
    )
    return Paired(
        found.pairs + rest.pairs, found.copies + rest.copies, found.lost + rest.lost, found.new + rest.new
    )


def origins_of(pairs: Iterable[Pairing]) -> dict[str, set[str]]:
    """The files that the tests of each file come from."""
    origins: defaultdict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        origins[pair.after.path].add(pair.before.path)
    return dict(origins)


def alike(one: Definition, other: Definition) -> bool:
    """Whether most lines of the shorter one are the other's too."""
    lines, others = ([line.strip() for line in d.text.splitlines() if line.strip()] for d in (one, other))
    matcher = SequenceMatcher(None, lines, others, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    return same >= _ALIKE * max(1, min(len(lines), len(others)))


class _Matching:
    """Takes pairs out of two lists, by one key after the other."""

    def __init__(self, before: Sequence[Definition], after: Sequence[Definition]) -> None:
        self._before, self._after = list(before), list(after)
        self.pairs: list[Pairing] = []
        """Those that are found so far."""

    def match(
        self,
        key: Key,
        fits: Callable[[Definition, Definition], bool] | None = None,
        *,
        unique: bool = False,
    ) -> None:
        """Pair those with the same key, in order; with ``unique`` only where there is one on each side."""
        waiting: defaultdict[Hashable, list[Definition]] = defaultdict(list)
        for one in self._after:
            waiting[key(one)].append(one)
        held: defaultdict[Hashable, int] = defaultdict(int)
        for one in self._before if unique else ():
            held[key(one)] += 1
        rest: list[Definition] = []
        taken: set[int] = set()
        for one in self._before:
            others = waiting.get(key(one), [])
            if unique and (held[key(one)] > 1 or len(others) > 1):
                others = []
            match = next((other for other in others if fits is None or fits(one, other)), None)
            if match is None:
                rest.append(one)
                continue
            others.remove(match)
            taken.add(id(match))
            self.pairs.append(Pairing(one, match))
        self._before, self._after = rest, [one for one in self._after if id(one) not in taken]

    def _same_code(self, one: Definition) -> Definition | None:
        """What has the name and the code of a test that was there twice."""
        named = (p.after for p in self.pairs if p.after.name == one.name)
        return next((other for other in named if other.anatomy.code == one.anatomy.code), None)

    def result(self) -> Paired:
        """What is paired; a test that was there twice, or is, is a copy."""
        known_after = {(p.after.name, p.after.text): p.after for p in self.pairs}
        called_so = {(p.before.name, p.before.text): p.before for p in self.pairs}
        known_before = {(p.before.bare, p.before.text): p.before for p in self.pairs}
        by_name = {p.before.name: p.before for p in self.pairs}
        found = Paired(pairs=self.pairs)
        for one in self._before:
            there = known_after.get((one.name, one.text)) or self._same_code(one)
            found.copies.append(Pairing(one, there)) if there else found.lost.append(one)
        for one in self._after:
            known = called_so.get((one.name, one.text)) or known_before.get((one.bare, one.text))
            named = by_name.get(one.name)
            if known is None and named is not None and alike(named, one):
                known = named
            found.copies.append(Pairing(known, one)) if known else found.new.append(one)
        return found


def _supporting(
    before: Sequence[Definition], after: Sequence[Definition], origins: dict[str, set[str]]
) -> Paired:
    """Helpers and the like: each of after with the likeliest of its name."""
    named: defaultdict[str, list[Definition]] = defaultdict(list)
    for one in before:
        named[one.bare].append(one)
    found = Paired()
    for one in after:
        best = _likeliest(one, named.get(one.bare, ()), origins.get(one.path, set()))
        found.pairs.append(Pairing(best, one)) if best else found.new.append(one)
    there = {(one.bare, one.lasting) for one in after}
    have = {id(pair.before) for pair in found.pairs}
    renamed = _Matching(
        [one for one in before if id(one) not in have and (one.bare, one.lasting) not in there], found.new
    )
    renamed.match(lambda d: (d.kind, d.anatomy.code), unique=True)
    rest = renamed.result()
    return Paired(found.pairs + rest.pairs, [], rest.lost, rest.new)


def _likeliest(one: Definition, known: Sequence[Definition], origins: Set[str]) -> Definition | None:
    """The same text if there is one, else what stood where its file's tests come from."""

    def weight(other: Definition) -> tuple[bool, bool, bool, bool]:
        return (
            other.lasting == one.lasting,
            other.path in origins or other.path == one.path,
            other.name == one.name,
            other.path == one.path,
        )

    # Two classes may each have a member of that name.
    best = max([other for other in known if other.name == one.name] or known, key=weight, default=None)
    if best is None or (weight(best)[:2] == (False, False) and not alike(best, one)):
        return None
    return best
