"""Tests to parts of even duration, each within ``--max-seconds``: by subject where that costs no time."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from splitter.config.settings import Settings
from splitter.grouping import group
from splitter.grouping.capacity import Capacity
from splitter.grouping.spread import spread
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Limit, Refused
from splitter.model.module import Module
from splitter.model.plan import Atom, Group, Grouping, PartRole
from splitter.planning import tied_tests
from splitter.planning.divided_classes import distinct
from splitter.planning.fitting import Draft
from splitter.planning.part_sizes import Sizes, is_shareable, shares_of
from splitter.planning.times import Times, worker_counts
from splitter.rendering.header import limit_words
from splitter.text.durations import in_words

ROOM = 1_000_000
"""A part that is full, in the unit that atoms are weighed in here: shares of it."""

WORTH = 1.1
"""How much longer all may take, with any number of workers, for parts that have a subject."""

MANY = 2
"""How many times as many parts they may be."""


def grouped_by_time(
    atoms: Sequence[Atom], sizes: Sizes, times: Times, settings: Settings, stem: str
) -> Grouping:
    """The atoms in parts that take no longer than they may, and are within the other limits, too.

    A strategy that is asked for is followed. Else the tests are grouped by what they are about if that is as
    quick, else in their order, else in any. A class is divided only if it takes too long by itself.
    """
    work = _weighed(atoms, sizes, times, (settings.max_seconds or math.inf) - times.once)
    if settings.by != "auto":
        return work.restored(_by(settings.by, work, settings, stem))
    even = _spread(work, settings, stem)
    best = _gains(even, work, len(even.groups))
    for strategy in ("prefix", "balanced"):
        made = _by(strategy, work, settings, stem)
        found = _gains(made, work, len(even.groups))
        quick = all(mine <= WORTH * least for mine, least in zip(found, best, strict=True))
        if quick and len(made.groups) <= MANY * len(even.groups):
            return work.restored(made)
    return work.restored(even)


@dataclass(frozen=True)
class _Weighed:
    """What is to be divided, as grouping is to see it: an atom's lines are its share of a part."""

    module: Module
    times: Times
    pieces: tuple[Atom, ...]
    own: Mapping[tuple[tuple[int, ...], tuple[str, ...]], Atom]
    """The atoms as they are, by their units and members."""

    def restored(self, grouping: Grouping) -> Grouping:
        """The grouping of the atoms as they are."""
        groups = (
            replace(group, atoms=tuple(self.own[atom.units, atom.members] for atom in group.atoms))
            for group in grouping.groups
        )
        return replace(grouping, groups=tuple(groups), offers=None)


def _weighed(atoms: Sequence[Atom], sizes: Sizes, times: Times, most: float) -> _Weighed:
    """Raises ``Refused`` (S203) where a file takes too long without any test."""
    module = sizes.bound.module
    if most <= 0:
        what = f"what is set up for the file takes {in_words(times.once)}"
        raise Refused(finding("S203", f"no part can be within it: {what}", path=module.source.path))
    own = [sizes.weighed(piece) for atom in atoms for piece in _pieces(atom, module, times, most)]
    loads = [_load(piece, sizes, times.of(tests_of(module, piece)) - times.once, most) for piece in own]
    pieces = (
        replace(piece, names=_names(piece, module), lines=math.ceil(ROOM * load), needs=0)
        for piece, load in zip(own, loads, strict=True)
    )
    return _Weighed(module, times, tuple(pieces), {(piece.units, piece.members): piece for piece in own})


def remarks(draft: Draft, module: Module, times: Times, limit: Limit) -> Iterator[Finding]:
    """What takes longer than it may, and why."""
    if limit.max_seconds is None:
        return
    parts = (part for part in draft.parts if part.role is PartRole.TESTS)
    for part, one in zip(parts, draft.grouping.groups, strict=False):
        seconds = times.of(part.tests)
        if seconds <= limit.max_seconds:
            continue
        over = f"{in_words(seconds)}, over {limit_words(replace(limit, max_tests=None, max_lines=None))}"
        atom, path = one.atoms[0], module.source.path
        line = module.units[atom.units[0]].line
        if len(one.atoms) > 1 or _is_divisible(module, atom):
            yield finding("S464", f"{part.name} takes {over}", path=path)
        elif len(part.tests) == 1:
            yield finding("S206", f"{part.tests[0]} alone takes {over}", path=path, line=line)
        else:
            message = f"{len(part.tests)} tests of {part.name} take {over}, and stay together, because "
            yield finding("S206", message + tied_tests.why(module, atom), path=path, line=line)


def tests_of(module: Module, atom: Atom) -> Sequence[str]:
    """The tests in an atom."""
    units = [module.units[index] for index in atom.units]
    return [name for u in units for name in u.share(atom.members) or [test.name for test in u.tests]]


def _pieces(atom: Atom, module: Module, times: Times, most: float) -> Sequence[Atom]:
    if not _is_divisible(module, atom) or times.of(tests_of(module, atom)) - times.once <= most:
        return [atom]
    shares = shares_of(module, module.units[atom.units[0]])
    return [share for share in shares if not atom.members or share.members[0] in atom.members]


def _is_divisible(module: Module, atom: Atom) -> bool:
    return is_shareable(module, atom) or (len(atom.units) == 1 and len(atom.members) > 1)


def _names(piece: Atom, module: Module) -> tuple[str, ...]:
    """What a piece is called: a test of a divided class by its class, too."""
    outer = module.units[piece.units[0]].words
    if not piece.members or outer in piece.names:
        return piece.names
    return tuple(f"test_{outer}_{name}" for name in piece.names)


def _load(piece: Atom, sizes: Sizes, seconds: float, most: float) -> float:
    """The share of a part that a piece takes, of what it takes most of: time, tests, lines."""
    return max(seconds / most, sizes.capacity.load(*sizes.capacity.size([piece])))


def _gains(grouping: Grouping, work: _Weighed, parts: int) -> Sequence[float]:
    """What all take with two workers, with more, and with as many as there would be ``parts``."""
    files = [[test for atom in g.atoms for test in tests_of(work.module, atom)] for g in grouping.groups]
    return [work.times.makespan(files, workers) for workers in worker_counts(parts)]


def _by(strategy: str, work: _Weighed, settings: Settings, stem: str) -> Grouping:
    room = Capacity(Limit(max_lines=ROOM))
    made = group(work.pieces, room, replace(settings, by=strategy), stem=stem)
    return replace(made, reason=f"by time, and {made.reason}")


def _spread(work: _Weighed, settings: Settings, stem: str) -> Grouping:
    """In any order: a part of one piece has its name, the others numbers, for they have nothing in common."""
    bins = [[work.pieces[at] for at in one] for one in spread([p.lines for p in work.pieces], ROOM)]
    mixed = [one for one in bins if len(one) > 1]
    names = [(f"part{n}", f"part {n}") for n in range(1, len(mixed) + 1)]
    if len(mixed) == 1:
        names = [("rest", "other")]
    counted = (Group(*name, tuple(one)) for name, one in zip(names, mixed, strict=True))
    groups = [
        next(counted)
        if len(one) > 1
        else group(one, Capacity(Limit()), replace(settings, by="prefix"), stem=stem).groups[0]
        for one in bins
    ]
    tests = sum(piece.tests for piece in work.pieces)
    return Grouping("time", f"by time: {tests} tests in parts of even duration", distinct(groups))
