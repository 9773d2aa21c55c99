"""The part that keeps the original's name, where other files find what they import from it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from splitter.grouping.subject import PART
from splitter.model.catalogue import finding
from splitter.model.finding import Finding
from splitter.model.module import Module, Source, UnitKind
from splitter.model.plan import Group, Part
from splitter.model.surroundings import OwnAsk
from splitter.planning.dependencies import Bindings

NOBODY = -1
"""The place of no group."""


def asked_of(module: Module, name: str) -> frozenset[str]:
    """The names that are asked for in the part called ``name``, and those of what asks so."""
    if not keeps_name(module, name):
        return frozenset()
    own = (unit.names for unit in module.units if unit.by_name and unit.kind is not UnitKind.TEST)
    return module.source.around.asked.union(*own)


def keeps_name(module: Module, name: str) -> bool:
    """Whether a part of that name has the file's own."""
    return name == module.source.name


def asked_tests(bound: Bindings) -> tuple[int, ...]:
    """The tests that must be in the part that keeps the name: what is imported, and what asks for itself."""
    around, units = bound.module.source.around, bound.module.units
    found = {i for i in bound.closure((), around.asked) if not units[i].is_copied_without_tests}
    if asking := {unit.index for unit in units if unit.by_name and around.keeps_name}:
        found |= {u.index for u in units if not asking.isdisjoint(bound.closure([u.index]))}
    return tuple(sorted(index for index in found if units[index].kind is UnitKind.TEST))


def keeper(groups: Sequence[Group], rest: int, bound: Bindings) -> int:
    """The group that keeps the name: that of the imported tests, else the one that uses most of the names.

    Names that a part does not use itself look needless there, first those that it imports: tools that look
    at one file take such imports out. Among several it is the rest. Where tests are to run in their order
    it is the first: runners take a file before those that are called after it.
    """
    tests = frozenset(asked_tests(bound))
    held = [frozenset(index for atom in one.atoms for index in atom.units) for one in groups]
    owners = [at for at, own in enumerate(held) if not tests.isdisjoint(own)]
    if bound.module.in_order:
        return 0 if owners in ([], [0]) else NOBODY
    if owners:
        return owners[0]
    asked = bound.module.source.around.asked
    units = bound.module.units
    imported = frozenset(n for n in asked if any(units[i].imports for i in bound.binders.get(n, ())))
    reads = [_reads(one, bound) for one in groups]
    direct = [len(asked & frozenset().union(*own.values())) for own in reads]
    needed = [bound.names_needed(bound.closure(own, (), own), (), own) for own in reads]
    uses = [(len(imported & needed[at]), direct[at], len(asked & needed[at])) for at in range(len(groups))]
    return max(range(len(groups)), key=lambda at: (*uses[at], at == rest, -at))


def without_its_number(groups: Sequence[Group], staying: int) -> tuple[Group, ...]:
    """The groups, of which one needs no number if the one that stays was the only other of its words."""
    words, _, number = groups[staying].name.rpartition("_")
    mates = [at for at, one in enumerate(groups) if re.fullmatch(rf"{re.escape(words)}_\d+", one.name)]
    others = [at for at in mates if at != staying]
    if (
        words in ("", PART)
        or not number.isdigit()
        or len(others) != 1
        or any(one.name == words for one in groups)
    ):
        return tuple(groups)
    one = groups[others[0]]
    renamed = replace(one, name=words, title=one.title.removesuffix(one.name[len(words) :].replace("_", " ")))
    return tuple(renamed if at == others[0] else group for at, group in enumerate(groups))


def _reads(group: Group, bound: Bindings) -> dict[int, frozenset[str]]:
    """What each test of a group uses itself."""
    found: dict[int, frozenset[str]] = {}
    for atom in group.atoms:
        for index in atom.units:
            unit = bound.module.units[index]
            own = [one.reads for one in unit.members if one.test in atom.members]
            reads = unit.frame.union(*own) if unit.share(atom.members) else unit.reads
            found[index] = found.get(index, frozenset()) | reads
    return found


def kept_for_importers(bound: Bindings, unused: frozenset[str], movable: frozenset[int]) -> frozenset[int]:
    """What had better not move away from the part that keeps the name, with all that needs it.

    There its import would serve other files only, and tools that look at one file take such imports out.
    """
    stay = {index for name in unused for index in bound.binders.get(name, ())} & movable
    return frozenset(i for i in movable if not stay.isdisjoint(bound.closure([i]))) if stay else frozenset()


def importers_told(module: Module, parts: Iterable[Part]) -> list[Finding]:
    """Who finds what in the part that keeps the name; an error where there is none."""
    source = module.source
    asked: defaultdict[str, list[str]] = defaultdict(list)
    around = source.around
    for file, name in around.left_behind if around.is_asked else ():
        asked[file].append(name)
    name = source.name
    keeps = next((part for part in parts if part.name == name), None)
    if keeps is None:
        return [
            finding("S141", f"{file} imports {', '.join(some)} from it", path=source.path)
            for file, some in asked.items()
        ] + [asking(source, ask) for ask in around.own_asks if around.is_asked]
    tests = "1 test" if len(keeps.tests) == 1 else f"{len(keeps.tests)} tests"
    found = [
        finding("S144", f"{tests} stay in it, for {file} imports {_some(names)} from it", path=source.path)
        for file, names in asked.items()
    ]
    if around.is_asked and around.own_asks:
        first = around.own_asks[0]
        more = len(around.own_asks) - 1
        others = "" if not more else ", and 1 more line does" if more == 1 else f", and {more} more lines do"
        what = f"{first.message}{others}"
        found.append(finding("S144", f"{tests} stay in it, for {what}", path=source.path, line=first.line))
    return found


def asking(source: Source, ask: OwnAsk) -> Finding:
    """A statement that asks for its module by name where no part keeps it."""
    return finding(ask.code, ask.message, path=source.path, line=ask.line)


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
