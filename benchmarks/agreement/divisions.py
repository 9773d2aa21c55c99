"""Divisions of a file, made by any strategy or by people, as the measures compare them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from benchmarks.agreement.cases import Case, distinguishing
from benchmarks.agreement.measures import Division
from splitter.config.settings import Settings
from splitter.grouping.subject import LEARNT, Model
from splitter.grouping.subjects import Telling
from splitter.grouping.words import Entry, entries
from splitter.languages.evidence import with_evidence
from splitter.languages.python import LANGUAGE
from splitter.model.plan import Atom, Group
from splitter.planning.assignment import Wanted
from splitter.planning.dependencies import bindings
from splitter.planning.divided_classes import grouped
from splitter.planning.measuring import measure
from splitter.planning.tied_tests import atoms as tied
from splitter.rendering import templates


def offers(case: Case, settings: Settings, model: Model = LEARNT) -> list[Division]:
    """All divisions that a strategy offers, the best first."""
    found = atoms(case)
    sizes = measure(LANGUAGE, bindings(case.module), found, settings, templates.load(LANGUAGE.template))
    wanted = Wanted(settings, case.stem, lambda some: with_evidence(case.module, some), model)
    grouping = grouped(evidence(case), sizes, wanted)
    return [_division(case, offer) for offer in grouping.offers or (grouping.groups,)]


def people(case: Case) -> Division:
    """What people made of it."""
    parts = list(dict.fromkeys(case.people.values()))
    telling = distinguishing(case.stem, parts)
    return Division(case.people, {part: sorted(telling[part]) for part in parts})


def named(case: Case) -> Division:
    """What people made of it, under our names: a test goes where most of what it is tied to went."""
    found = entries(evidence(case))
    groups: dict[str, list[Entry]] = {}
    for entry in found:
        homes = Counter(case.people[t] for t in evidence_tests(case, entry.atom) if t in case.people)
        if homes:
            groups.setdefault(homes.most_common(1)[0][0], []).append(entry)
    subjects = Telling(found, case.stem).subjects(list(groups.values()))
    words = {part: one.words for part, one in zip(groups, subjects, strict=True)}
    return Division(case.people, words)


@cache
def atoms(case: Case) -> tuple[Atom, ...]:
    """What must stay together."""
    return tied(bindings(case.module))


@cache
def evidence(case: Case) -> tuple[Atom, ...]:
    """The same with what it shows of its subject."""
    return with_evidence(case.module, atoms(case))


def classes(case: Case) -> list[list[str]]:
    """The tests of each class."""
    units = (unit for unit in case.module.units if unit.tests and "::" in unit.tests[0].name)
    return [[test.name for test in unit.tests] for unit in units]


def sections(case: Case) -> list[list[str]]:
    """The tests under each section comment."""
    found: dict[str, list[str]] = {}
    for atom in atoms(case):
        if atom.section:
            found.setdefault(atom.section, []).extend(evidence_tests(case, atom))
    return list(found.values())


def evidence_tests(case: Case, atom: Atom) -> Sequence[str]:
    """The tests of an atom, by their whole names."""
    return atom.members or [test.name for i in atom.units for test in case.module.units[i].tests]


def _division(case: Case, groups: Sequence[Group]) -> Division:
    home = {test: one.name for one in groups for atom in one.atoms for test in evidence_tests(case, atom)}
    had = set(case.stem.split("_"))
    words = {one.name: [w for w in one.name.split("_") if w not in had] for one in groups}
    return Division(home, words)
