"""The remainder that stays in the original's file: which group that is, and that it is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from splitter.config.settings import Settings
from splitter.grouping.given import GivenGrouping
from splitter.grouping.subject import REST
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused
from splitter.model.module import Source
from splitter.model.plan import Atom, Group, Grouping, Plan, Subject
from splitter.planning.dependencies import Bindings
from splitter.planning.keeping_name import NOBODY, keeper


def check_possible(source: Source, settings: Settings) -> None:
    """Raises ``Refused`` (S603) where the original can't stay, because something else becomes of it."""
    others = {
        "--retire": settings.retire != "rename",
        "--notice": settings.notice,
        "--layout package": settings.layout == "package",
    }
    for option, is_given in others.items():
        if settings.keep_rest and is_given:
            message = f"--keep-rest leaves the rest in the original, and {option} says otherwise"
            raise Refused(finding("S603", message, path=source.path))


def all_in_one(atoms: Sequence[Atom]) -> Grouping:
    """The tests that a group file does not name: they stay."""
    tests = sum(atom.tests for atom in atoms)
    return Grouping("subject", "stay", (Group(REST, "other", tuple(atoms), Subject((), tests, 0, 0)),))


def with_one_rest(grouping: Grouping, settings: Settings) -> Grouping:
    """The grouping with one remainder; a limit that somebody gave holds for what stays, too."""
    if not (settings.keep_rest and settings.is_free):
        return grouping
    offers = grouping.offers.changed(_with_one) if grouping.offers else None
    return replace(grouping, groups=_with_one(grouping.groups), offers=offers)


def _with_one(groups: Sequence[Group]) -> tuple[Group, ...]:
    rests = [one for one in groups if _is_rest(one)]
    if len(rests) < 2 or len(rests) == len(groups):
        return tuple(groups)
    atoms = sorted((atom for one in rests for atom in one.atoms), key=lambda atom: atom.units)
    (whole,) = all_in_one(atoms).groups
    return tuple(whole if one is rests[0] else one for one in groups if one not in rests[1:])


def kept(groups: Sequence[Group], bound: Bindings, settings: Settings, given: GivenGrouping | None) -> int:
    """The place of the group that stays in the original's file; ``NOBODY`` if none does."""
    source = bound.module.source
    if len(groups) < 2 or not (settings.keep_rest or source.around.is_asked):
        return NOBODY
    if given is not None:
        name = source.name
        return next((at for at, part in enumerate(given.parts) if part.name == name), NOBODY)
    rests = [at for at, one in enumerate(groups) if _is_rest(one)]
    rest = rests[0] if rests and len(rests) < len(groups) else NOBODY
    return keeper(groups, rest, bound) if source.around.is_asked else rest


def _is_rest(group: Group) -> bool:
    return group.about is not None and not group.about.words


def nothing_stays(plan: Plan, settings: Settings) -> list[Finding]:
    """A note where every test has gone to a part."""
    if not settings.keep_rest or plan.stays is not None:
        return []
    message = f"every test has a subject, so nothing stays: the original becomes {plan.retired}"
    return [finding("S232", message, path=plan.path)]
