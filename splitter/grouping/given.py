"""A grouping that a plan file gives: it is followed where the rules allow it, and refused where not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused, lines_in
from splitter.model.module import Module
from splitter.model.plan import Atom, Group, Grouping

NOWHERE = -1
"""The number of no part."""


@dataclass(frozen=True)
class Given:
    """One part as it is asked for."""

    name: str
    """Its file name."""
    group: str
    subject: str
    tests: tuple[str, ...]


@dataclass(frozen=True)
class GivenGrouping:
    """All parts as they are asked for, in their order, and how that came about."""

    strategy: str
    reason: str
    parts: tuple[Given, ...]


def follow(module: Module, atoms: Sequence[Atom], given: GivenGrouping) -> Grouping:
    """The atoms in the given groups.

    Raises ``Refused`` (S462) with everything that is wrong: a test that is missing, unknown or in two
    parts, and tests that must stay together in different ones.
    """
    path = module.source.path
    flaws = list(_miscounted(module, given, path))
    if flaws:
        raise Refused(*flaws)
    home = {test: number for number, part in enumerate(given.parts) for test in part.tests}
    groups = assigned(module, atoms, home, [part.name for part in given.parts])
    return Grouping(
        given.strategy,
        given.reason,
        tuple(Group(p.group, p.subject, tuple(groups[n])) for n, p in enumerate(given.parts)),
    )


def assigned(
    module: Module, atoms: Sequence[Atom], home: Mapping[str, int], places: Sequence[str]
) -> Mapping[int, list[Atom]]:
    """The atoms by the parts of their tests; a class that may be divided by those of its methods.

    ``places`` are the parts' names. Tests without a ``home`` are under ``NOWHERE``, unless they must stay
    with some that have one. Raises ``Refused`` (S462) with each atom that is to be in several parts.
    """
    groups: defaultdict[int, list[Atom]] = defaultdict(list)
    flaws = []
    for atom in atoms:
        shares = _shares(module, atom, home)
        if len(shares) > 1 and not all(share.members for share in shares.values()):
            flaws.append(_torn(module, atom, [places[number] for number in sorted(shares)]))
        for number, share in shares.items():
            groups[number].append(share)
    if flaws:
        raise Refused(*flaws)
    return groups


def _miscounted(module: Module, given: GivenGrouping, path: str) -> Iterator[Finding]:
    wanted = Counter(test for part in given.parts for test in part.tests)
    there = Counter(test.name for test in module.tests)
    for test in there:
        if wanted[test] != there[test]:
            words = "in no part" if not wanted[test] else f"in the parts {wanted[test]} times"
            yield finding("S462", f"{test} is {words}", path=path)
    for part in given.parts:
        for test in part.tests:
            if test not in there:
                yield finding("S462", f"{part.name} has {test}, which the file does not have", path=path)


def _shares(module: Module, atom: Atom, home: Mapping[str, int]) -> dict[int, Atom]:
    unit = module.units[atom.units[0]]
    tests = _tests_of(module, atom)
    numbers = dict.fromkeys(home.get(test, NOWHERE) for test in tests)
    if len(numbers) < 2 or len(atom.units) > 1 or not unit.members:
        asked = [number for number in numbers if number != NOWHERE]
        return dict.fromkeys(asked or [NOWHERE], atom)
    torn = (tied for tied in unit.ties if len({home.get(test, NOWHERE) for test in tied.tests}) > 1)
    if any(torn):
        return dict.fromkeys(numbers, atom)
    return {
        number: _share(module, atom, [test for test in tests if home.get(test, NOWHERE) == number])
        for number in numbers
    }


def _tests_of(module: Module, atom: Atom) -> list[str]:
    """The tests that an atom holds: of a divided class those of its share."""
    found: list[str] = []
    for index in atom.units:
        tests = [test.name for test in module.units[index].tests]
        found += [test for test in tests if test in atom.members] or tests
    return found


def _share(module: Module, atom: Atom, tests: Sequence[str]) -> Atom:
    members = [m for m in module.units[atom.units[0]].members if m.test in tests]
    return Atom(
        units=atom.units,
        names=tuple(member.test.rpartition("::")[2] for member in members),
        tests=len(members),
        lines=sum(lines_in(module.source.text, member.start, member.end) for member in members),
        members=tuple(member.test for member in members),
    )


def _torn(module: Module, atom: Atom, places: Sequence[str]) -> Finding:
    unit = module.units[atom.units[0]]
    tied = "its tests call one another or share what one of them changes" if unit.ties else ""
    why = atom.reason or unit.whole or tied or f"{unit.words} is one definition"
    tests = _tests_of(module, atom)
    names = ", ".join(tests[:3]) + (f" and {len(tests) - 3} more" if len(tests) > 3 else "")
    message = f"{names} must stay together, because {why}; the grouping has them in {', '.join(places)}"
    return finding("S462", message, path=module.source.path, line=unit.line)
