"""One module for the helpers that several parts need: which units may live there, and what it is called.

Without it each part has a copy. What a part takes from the module it imports by name, so a unit moves
only if whoever reads its names gets the same from an import: it is a definition or a constant, nothing
gives its names another value, nothing of it is kept in every part, and all that it needs moves too or is
imported. What else a language asks for is said by its :class:`~splitter.model.module.Shareable`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from fnmatch import fnmatchcase
from pathlib import PurePath

from splitter.config.settings import Settings
from splitter.languages.language import Language
from splitter.model.catalogue import finding
from splitter.model.finding import Refused, lines_in
from splitter.model.module import Module, Shareable, Unit, UnitKind
from splitter.model.surroundings import Surroundings
from splitter.planning.dependencies import Bindings
from splitter.text.file_names import folded, module_names

LARGE, MANY, WORTH = 5, 20, 30
"""A helper is shared unasked that has so many lines, of which copies would be so many more; and a module of
them is made if it saves so many lines, beside two a part that imports from it."""

EXPLAINED = 60
"""The same as the second for one whose failing asserts a runner explains only in files of tests."""

_MOVABLE = (UnitKind.HELPER, UnitKind.CONSTANT)


def shareable_units(language: Language, module: Module, settings: Settings) -> Shareable | None:
    """What a module of shared helpers may hold; ``None`` if there is to be none.

    Nobody asked for one in ``auto``: so it does not come where anything is to be said against it. Raises
    ``Refused`` (S130) where one is asked for in a language that has none.
    """
    unasked = settings.helpers == "auto"
    if settings.helpers == "copy" or (unasked and not _has_reason(module)):
        return None
    if language.sharing is None:
        if unasked:
            return None
        message = f"a {language.name.capitalize()} file can't import from one beside it"
        raise Refused(finding("S130", message, path=module.source.path))
    found = language.sharing.shareable(module)
    return None if unasked and (found.findings or not (found.registered or found.usual)) else found


def _has_reason(module: Module) -> bool:
    """Whether there may be helpers or fixtures that must be one, or that are worth sharing."""
    units = module.units
    large = sum(lines for unit in units if (lines := _lines(module, unit.index)) >= LARGE)
    return large >= WORTH // 2 or any(
        unit.once or unit.unsure or _lines(module, unit.index, (UnitKind.FIXTURE,)) >= LARGE for unit in units
    )


def _lines(module: Module, index: int, kinds: Sequence[UnitKind] = _MOVABLE) -> int:
    """How many lines a helper has; what is of none of the ``kinds`` has none here."""
    unit = module.units[index]
    return lines_in(module.source.text, unit.body, unit.end) if unit.kind in kinds else 0


def large_units(bindings: Bindings, shareable: Shareable, movable: Set[int]) -> frozenset[int]:
    """What is worth sharing if enough parts need it, with what it needs that is movable."""
    module = bindings.module
    changed = frozenset(name for unit in module.units for name in unit.writes)
    large = {i for i in movable if _lines(module, i) >= LARGE} if shareable.usual else set[int]()
    needs = {i: bindings.closure([i]) & movable for i in large}
    state = {i for i in movable if not changed.isdisjoint(module.units[i].names)}
    return frozenset().union(*(needed for needed in needs.values() if state.isdisjoint(needed)))


def worth_sharing(
    bindings: Bindings, shareable: Shareable, shared: Set[int], holds: Sequence[Set[int]]
) -> frozenset[int]:
    """Those of the ``shared`` helpers that are better in a module of their own than copied into parts.

    Small ones are copied, as people do. What tests change stays copied: each part has its own.
    """
    module = bindings.module
    count = Counter(index for held in holds for index in held)
    saved = {i: _lines(module, i) * (count[i] - 1) for i in shared}
    seeds = {i for i in shared if saved[i] >= (EXPLAINED if i in shareable.asserts else MANY)}
    chosen = large_units(bindings, shareable, shared)
    chosen &= bindings.closure(chosen & seeds)
    importing = sum(not chosen.isdisjoint(held) for held in holds)
    enough = sum(saved[i] for i in chosen) >= WORTH + 2 * importing
    return chosen if enough else frozenset()


def worth_giving(bound: Bindings, fixtures: Set[int], holds: Sequence[Set[int]]) -> frozenset[int]:
    """Those of the ``fixtures`` that are better in the folder's file of fixtures than copied into parts.

    They are large, with what they need, and enough parts have them. None of them runs unasked, for that
    concerns whoever comes to the folder later, nor has what tests change.
    """
    module = bound.module
    changed = frozenset(name for unit in module.units for name in unit.writes)
    needs = {index: bound.closure([index]) for index in fixtures}
    kept = {i for i, unit in enumerate(module.units) if unit.everywhere or not changed.isdisjoint(unit.names)}
    count = Counter(index for held in holds for index in held)
    seeds = {
        index
        for index, needed in needs.items()
        if kept.isdisjoint(i for i in needed if module.units[i].kind is not UnitKind.IMPORT)
        if (lines := sum(_lines(module, i, (*_MOVABLE, UnitKind.FIXTURE)) for i in needed)) >= LARGE
        if lines * (count[index] - 1) >= MANY
    }
    chosen = bound.closure(seeds) & fixtures
    saved = sum(_lines(module, i, (UnitKind.FIXTURE,)) * (count[i] - 1) for i in chosen)
    return chosen if saved >= WORTH else frozenset()


def movable_units(bindings: Bindings, shareable: Shareable) -> frozenset[int]:
    """The units that could be imported, whatever the parts are; what one needs is among them or copied."""
    units = bindings.module.units
    chosen = {
        index
        for index in shareable.units
        if units[index].kind in _MOVABLE and (index in shareable.drawing or not units[index].everywhere)
    }
    while True:
        stuck = {index for index in chosen if not _whole(bindings, index, chosen, shareable.copied)}
        if not shareable.drawing <= chosen - stuck:
            stuck |= shareable.drawing & chosen
        if not stuck:
            return frozenset(chosen)
        chosen -= stuck


def movable_fixtures(bindings: Bindings, shareable: Shareable, movable: Set[int]) -> frozenset[int]:
    """The fixtures that could stand in a file of shared ones: what they need is such a fixture, or movable.

    Those that are used unasked all move or none: theirs is an order, from folder to file.
    """
    units = bindings.module.units
    chosen = set(shareable.fixtures)
    while True:
        stuck = {i for i in chosen if not _whole(bindings, i, {*chosen, *movable}, shareable.copied)}
        if any(_is_unasked(u) and u.index not in chosen - stuck for u in units):
            stuck |= {i for i in chosen if _is_unasked(units[i])}
        if not stuck:
            return frozenset(chosen)
        chosen -= stuck


def _is_unasked(unit: Unit) -> bool:
    return unit.kind is UnitKind.FIXTURE and unit.everywhere and not unit.outside


def import_after(bindings: Bindings, shareable: Shareable, moved: Set[int]) -> int:
    """The unit below which the parts import what moves: none, if it sees nothing of what acts.

    Nor may any of its imports come after the first act, which may be what it needs.
    """
    acts = (unit.index for unit in bindings.module.units if unit.kind is UnitKind.ACTION)
    first = min(acts, default=shareable.after)
    beside = bindings.closure(moved) - moved
    early = moved <= shareable.inert and all(index < first for index in beside)
    return -1 if early else shareable.after


def drawn_whole(bindings: Bindings, shareable: Shareable, moved: frozenset[int]) -> frozenset[int]:
    """What moves, without what draws random numbers and what needs that, if it is not all there."""
    if shareable.drawing <= moved:
        return moved
    return frozenset(i for i in moved if shareable.drawing.isdisjoint(bindings.closure([i])))


def seed_above(shareable: Shareable, moved: Set[int]) -> frozenset[int]:
    """The unit that seeds a generator, if something that moves from below it runs when it is imported."""
    below = any(index > shareable.seed for index in moved - shareable.inert)
    return frozenset({shareable.seed}) if shareable.seed >= 0 and below else frozenset()


def shared_units(movable: Set[int], holds: Iterable[Set[int]]) -> frozenset[int]:
    """Those that more than one part holds; ``holds`` are the units of each part, by index.

    What one of them needs is held by the same parts, and so is among them.
    """
    count = Counter(index for held in holds for index in held)
    return frozenset(index for index in movable if count[index] > 1)


def _whole(bindings: Bindings, index: int, chosen: Set[int], copied: Set[int]) -> bool:
    """Whether all that a unit needs, and all that binds its names, moves with it or is imported."""
    units = bindings.module.units
    needed = bindings.closure([index])
    binders = {other for name in units[index].names for other in bindings.binders[name]}
    return binders <= chosen and all(
        i in chosen or i in copied or units[i].kind is UnitKind.IMPORT for i in needed
    )


def imported_names(units: Sequence[Unit], shared: Set[int], needed: Set[str]) -> tuple[str, ...]:
    """The names that a part takes from the module, in the original's order."""
    names = (name for index in sorted(shared) for name in units[index].names if name in needed)
    return tuple(dict.fromkeys(names))


def module_name(original: str, test_files: Sequence[str], around: Surroundings) -> str:
    """``test_math.mojo`` -> ``math_helpers.mojo``: a file that no runner takes for a test file.

    No file of the folder has that name, and nothing that can be imported; empty if all names that are
    tried are taken.
    """
    patterns = (*test_files, *around.conventions.files)
    taken = {folded(name).partition(".")[0] for name in around.taken | around.elsewhere}
    for name in module_names(original):
        stem = PurePath(name).stem
        if any(fnmatchcase(name, pattern) for pattern in patterns) or folded(stem) in taken:
            continue
        if stem not in around.hidden:
            return name
    return ""
