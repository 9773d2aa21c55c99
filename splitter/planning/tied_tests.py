"""Which tests must stay in one part: atoms.

Tests are tied when one uses another (scipy's test_minpack calls a test from a test), when a test
class inherits from another, when a name is defined twice (the later hides the earlier: apart, the
hidden test would come to life), and when they share module-level state that one of them changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Limit, lines_in
from splitter.model.module import Module, Unit, UnitKind
from splitter.model.plan import Atom
from splitter.planning.dependencies import Bindings
from splitter.planning.keeping_name import asked_tests
from splitter.planning.sections import titles_of


def atoms(
    bindings: Bindings, single: Set[str] = frozenset(), alone: Set[int] = frozenset()
) -> tuple[Atom, ...]:
    """The module's test units as atoms, in file order; every test unit is in exactly one.

    State under the names ``single`` stays one object in whatever parts its tests are, and ties none. The
    units ``alone`` can be in one part only.
    """
    joined = Joined()
    for unit in bindings.module.units:
        if unit.kind is UnitKind.TEST:
            joined.add(unit.index)
    for tie in ties(bindings, single, alone):
        for index in tie.units[1:]:
            joined.join(tie.units[0], index, tie.reason)
    sections = titles_of(bindings.module)
    return tuple(_atom(bindings.module, members, reason, sections) for members, reason in joined.sets())


@dataclass(frozen=True)
class UnitTie:
    """Test units that stay together, and why."""

    units: tuple[int, ...]
    reason: str
    uses: bool = False
    """Whether it is that the first needs the second, be it through others."""
    state: str = ""
    """The state that they share, if that is why."""


def ties(
    bindings: Bindings, single: Set[str] = frozenset(), alone: Set[int] = frozenset()
) -> Iterator[UnitTie]:
    """What keeps test units together, each reason by itself; the rest is as for :func:`atoms`."""
    module = bindings.module
    reach = _reach(bindings)
    for index, closure in reach.items():
        for other in closure:
            if other != index and other in reach and not module.units[other].is_copied_without_tests:
                yield _use(module, index, other)
    imported = asked_tests(bindings)
    there = bindings.closure((), module.source.around.asked_of_itself) if imported else frozenset()
    everywhere = [u.index for u in module.units if u.everywhere and u.kind is not UnitKind.TEST]
    always = bindings.closure(everywhere) if alone else frozenset()
    for one in sorted(alone):
        unit = module.units[one]
        users = [index for index, closure in reach.items() if one in closure or one in always]
        if users and one in there:  # it is defined where its module's name is asked for
            users = list(dict.fromkeys((*users, *imported)))
        words = unit.words or ", ".join(unit.names)
        what = f"{words} registers itself" if words else f"line {unit.line} registers what is defined here"
        yield UnitTie(tuple(users), f"{what} or has examples that are run, and so may be there once only")
    for unit, tests in _used_by_others(bindings):
        yield UnitTie(tuple(tests), f"{unit.words or f'line {unit.line}'} uses both")
    if len(imported) > 1:
        own = module.source.around.own_asks
        why = "they find their module by its name" if own else "other files import them"
        yield UnitTie(imported, why)
    for name, users in _shared_state(bindings, reach, single).items():
        yield UnitTie(tuple(users), f"they share {name}, which one of them changes", state=name)


def statements_that_need_tests(bindings: Bindings) -> tuple[Finding, ...]:
    """Units that go to every part but need tests, so that every part would get those tests."""
    module = bindings.module
    found: list[Finding] = []
    for unit in module.units:
        if not unit.everywhere or unit.kind is UnitKind.TEST:
            continue
        needed = [i for i in bindings.closure([unit.index]) if module.units[i].kind is UnitKind.TEST]
        if needed:
            names = _names(module, needed)
            found.append(
                finding(
                    "S202",
                    f"a statement that every part must have uses tests ({names})",
                    path=module.source.path,
                    line=unit.line,
                )
            )
    return tuple(found)


def stuck(module: Module, found: Iterable[Atom], limit: Limit) -> tuple[Finding, ...]:
    """The atoms that have too many tests by themselves: the rule wins over the limit."""
    return tuple(
        finding(
            "S201",
            f"{_names(module, atom.units)}: {atom.tests} tests stay together, because {why(module, atom)}",
            path=module.source.path,
            line=module.units[atom.units[0]].line,
        )
        for atom in found
        if limit.exceeded_by(atom.tests, 0)
        and (len(atom.units) > 1 or not module.units[atom.units[0]].members)
    )


def why(module: Module, atom: Atom) -> str:
    """What keeps an atom together."""
    unit = module.units[atom.units[0]]
    return atom.reason or _tie(unit, atom) or unit.whole or f"{unit.words} is one definition"


def _tie(unit: Unit, atom: Atom) -> str:
    """For tests of one class that stay together: the first reason."""
    found = (tie.reason for tied in unit.ties if set(atom.members) & set(tied.tests) for tie in tied.ties)
    return next(found, "")


class Joined:
    """Disjoint sets of units with the first reason of each union."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}
        self._reason: dict[int, str] = {}

    def add(self, index: int) -> None:
        self._parent.setdefault(index, index)

    def join(self, one: int, other: int, reason: str) -> None:
        self.add(one)
        self.add(other)
        a, b = sorted((self._find(one), self._find(other)))
        if a != b:
            self._parent[b] = a
            kept = self._reason.get(a) or self._reason.pop(b, "") or reason
            self._reason[a] = kept

    def _find(self, index: int) -> int:
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index

    def sets(self) -> list[tuple[tuple[int, ...], str]]:
        members: defaultdict[int, list[int]] = defaultdict(list)
        for index in sorted(self._parent):
            members[self._find(index)].append(index)
        return [(tuple(found), self._reason.get(root, "")) for root, found in members.items()]


def _reach(bindings: Bindings) -> dict[int, frozenset[int]]:
    """For each test unit what it needs."""
    return {
        unit.index: bindings.closure([unit.index])
        for unit in bindings.module.units
        if unit.kind is UnitKind.TEST
    }


def _used_by_others(bindings: Bindings) -> Iterator[tuple[Unit, list[int]]]:
    """What is no test and uses several, with these: ``A, B = both(TestA, TestB)`` (CPython's test_importlib).

    Where no test needs it, it is in one part all the same, and they must be there.
    """
    units = bindings.module.units
    tests = frozenset(name for unit in units if unit.kind is UnitKind.TEST for name in unit.names)
    others = [u for u in units if u.kind not in (UnitKind.TEST, UnitKind.RUNNER) and not u.everywhere]
    if all(tests.isdisjoint(unit.reads) for unit in others):
        return
    for unit in others:
        used = [
            i
            for i in sorted(bindings.closure([unit.index]))
            if units[i].kind is UnitKind.TEST and not units[i].is_copied_without_tests
        ]
        if len(used) > 1:
            yield unit, used


def _use(module: Module, index: int, other: int) -> UnitTie:
    one, two = module.units[index], module.units[other]
    if set(one.names) & set(two.names):
        return UnitTie((index, other), f"{two.words} is defined more than once")
    return UnitTie((index, other), f"{one.words} uses {two.words}", uses=True)


def _shared_state(
    bindings: Bindings, reach: dict[int, frozenset[int]], single: Set[str]
) -> dict[str, list[int]]:
    """State that a test or something it uses changes -> every test that touches it.

    What runs in every part anyhow (hooks, module-level statements) sets the state up afresh there
    and ties nothing.
    """
    units = bindings.module.units
    written = {name for unit in units if writes_by_test(unit) for name in unit.writes} - single
    users: defaultdict[str, list[int]] = defaultdict(list)
    if not written:
        return {}
    changed: set[str] = set()
    for index, closure in reach.items():
        touched: set[str] = set()
        for other in closure:
            unit = units[other]
            if writes_by_test(unit):
                changed |= unit.writes
                touched |= unit.writes
            touched |= written & unit.reads
        for name in touched - single:
            users[name].append(index)
    return {name: users[name] for name in sorted(changed) if len(users[name]) > 1}


def writes_by_test(unit: Unit) -> bool:
    """Whether a unit changes state when a test runs, and not whenever a part is loaded."""
    return bool(unit.writes) and not unit.everywhere


def _atom(module: Module, members: tuple[int, ...], reason: str, sections: Mapping[int, str]) -> Atom:
    units = [module.units[i] for i in members]
    return Atom(
        units=members,
        names=tuple(unit.words for unit in units),
        tests=sum(len(unit.tests) for unit in units),
        lines=sum(_lines(module, unit) for unit in units),
        reason=reason,
        section=sections[members[0]],
    )


def _lines(module: Module, unit: Unit) -> int:
    return lines_in(module.source.text, unit.start, unit.end)


def _names(module: Module, indices: Iterable[int]) -> str:
    names = [module.units[i].words for i in indices]
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
