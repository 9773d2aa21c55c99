"""Why two tests of a file stay together: the shortest chain of ties from one to the other.

The ties are those by which a plan joins tests; a class is looked at as closely as a group file has it, which
may divide any that can be divided.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TypeVar

from splitter.config.settings import Settings
from splitter.languages import language_of
from splitter.languages.language import Language
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused, Severity
from splitter.model.module import Module, Source, Unit
from splitter.model.nesting import refused_if_too_deep
from splitter.planning.dependencies import Bindings, bindings
from splitter.planning.named_tests import Names
from splitter.planning.sharing import sharing_of
from splitter.planning.tied_tests import UnitTie, statements_that_need_tests, ties, writes_by_test

T = TypeVar("T")
Why = TypeVar("Why")


@dataclass(frozen=True)
class Step:
    """Two tests, or classes, that stay together, and why."""

    one: str
    other: str
    reason: str


@dataclass(frozen=True)
class Reasons:
    """The steps from one test to the other; none if they may go to different parts."""

    path: str
    one: str
    other: str
    steps: tuple[Step, ...]


def reasons(source: Source, settings: Settings, one: str, other: str) -> Reasons:
    """Why two tests stay together, whatever the limit.

    Raises ``Refused`` for a file that can't be split, and (S603) for names that are not two tests of it.
    """
    language = language_of(source.path)
    if language is None:
        name = source.name
        raise Refused(finding("S105", f"{name} has no suffix of a known language", path=source.path))
    with refused_if_too_deep(source.path):
        module = language.read(source, replace(settings, max_tests=1, max_lines=None))
        _refuse_errors(module.findings)
        first, second = _named(module, one, other)
        return Reasons(source.path, first, second, tuple(_steps(language, module, settings, first, second)))


def _refuse_errors(findings: Iterable[Finding]) -> None:
    errors = [found for found in findings if found.severity is Severity.ERROR]
    if errors:
        raise Refused(*errors)


def _named(module: Module, *asked: str) -> list[str]:
    names = Names.of(module)
    found = [names.test(entry) for entry in asked]
    path = module.source.path
    unknown = (entry for entry, test in zip(asked, found, strict=True) if not test)
    flaws = [
        finding("S603", f"--why: {entry!r} is no test of {PurePath(path).name}{names.near(entry)}", path=path)
        for entry in dict.fromkeys(unknown)
    ]
    if not flaws and len(set(found)) < len(found):
        flaws = [finding("S603", f"--why: both tests are {found[0]}", path=path)]
    if flaws:
        raise Refused(*flaws)
    return found


def _steps(language: Language, module: Module, settings: Settings, one: str, other: str) -> Sequence[Step]:
    bound = bindings(module)
    _refuse_errors(statements_that_need_tests(bound))
    sharing = sharing_of(language, bound, settings)
    found = tuple(ties(bound, sharing.single, sharing.alone))
    first, second = (_unit_of(module, test) for test in (one, other))
    if first is second:
        return _in_class(bound, first, found, one, other)

    def tied(index: int) -> Iterable[tuple[int, UnitTie]]:
        return ((unit, tie) for tie in found if index in tie.units for unit in tie.units)

    words = {unit.index: _words(unit) for unit in module.units} | {first.index: one, second.index: other}
    return [
        Step(words[here], words[there], _told(bound, tie, here, there))
        for here, there, tie in _chain(first.index, {second.index}, tied)
    ]


def _unit_of(module: Module, name: str) -> Unit:
    return next(unit for unit in module.units if any(test.name == name for test in unit.tests))


def _in_class(bound: Bindings, unit: Unit, found: Iterable[UnitTie], one: str, other: str) -> Sequence[Step]:
    """For two tests of one statement."""
    if unit.whole:
        return [Step(one, other, f"{unit.words} stays whole: {unit.whole}")]
    if not unit.members:
        return [Step(one, other, f"{unit.words} is one definition")]
    if outer := next((tie for tie in found if unit.index in tie.units and len(tie.units) > 1), None):
        others = (index for index in outer.units if index != unit.index)
        tied = f"{unit.words} stays whole, as it is tied to {_words(bound.module.units[next(others)])}"
        return [Step(one, other, f"{tied}: {_told(bound, outer)}")]
    return [
        Step(here, there, reason)
        for here, there, reason in _chain(
            one,
            {other},
            lambda test: (
                (tied, tie.reason)
                for some in unit.ties
                for tie in some.ties
                if test in tie.tests
                for tied in tie.tests
            ),
        )
    ]


def _told(bound: Bindings, tie: UnitTie, *ends: int) -> str:
    """The reason, with what it leads through and where that is; for state also how the ends come to it."""
    units = bound.module.units
    if tie.uses:
        user, used = tie.units
        return _way(bound, user, {used})
    if tie.state:
        made = (units[index] for index in bound.binders.get(tie.state, ()))
        line = next((f" (line {unit.line})" for unit in made if not unit.tests), "")
        changing = (units[index] for index in sorted(bound.closure(tie.units)))
        by = next(unit for unit in changing if tie.state in unit.writes and writes_by_test(unit))
        touching = {unit.index for unit in units if tie.state in unit.reads | unit.writes}
        ways = (_way(bound, end, touching) for end in ends if end not in touching)
        return "; ".join((f"they share {tie.state}{line}, which {_place(by)} changes", *ways))
    return tie.reason


def _way(bound: Bindings, user: int, used: Set[int]) -> str:
    """How a unit comes to the nearest of some that it needs."""
    units = bound.module.units
    way = _chain(user, used, lambda index: ((need, "") for need in sorted(bound.needs[index])))
    return f"{_words(units[user])} " + ", which ".join(f"uses {_place(units[there])}" for _, there, _ in way)


def _words(unit: Unit) -> str:
    return unit.words or ", ".join(unit.names) or f"line {unit.line}"


def _place(unit: Unit) -> str:
    return f"{_words(unit)} (line {unit.line})"


def _chain(
    start: T, goals: Set[T], tied: Callable[[T], Iterable[tuple[T, Why]]]
) -> Sequence[tuple[T, T, Why]]:
    """The fewest steps from one to the nearest goal; none if nothing leads there."""
    came: dict[T, tuple[T, Why]] = {}
    waiting = [start]
    for here in waiting:  # it grows: what is near comes first
        if here in goals:
            break
        for there, why in tied(here):
            if there != start and there not in came:
                came[there] = (here, why)
                waiting.append(there)
    else:
        return []
    steps: list[tuple[T, T, Why]] = []
    while here in came:
        before, why = came[here]
        steps.append((before, here, why))
        here = before
    return steps[::-1]
