"""Which units a part needs: the transitive closure over the names that units bind and read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from splitter.model.module import ImportedName, Module, Unit, UnitKind

_AS_THEY_ARE: Mapping[int, frozenset[str]] = {}


@dataclass(frozen=True)
class Bindings:
    """Who binds which module-level name, in file order."""

    module: Module
    binders: Mapping[str, tuple[int, ...]]
    imports: tuple[Unit, ...]

    def closure(
        self,
        seeds: Iterable[int],
        names: Iterable[str] = (),
        reads: Mapping[int, frozenset[str]] = _AS_THEY_ARE,
    ) -> frozenset[int]:
        """The units that ``seeds`` and ``names`` need, the seeds included.

        ``reads`` says what the shares of divided classes read, by the class's index.
        A name that is bound more than once brings all its binders: what a reader sees depends on
        when it runs, and in the part it must see the same.
        """
        found: set[int] = set()
        waiting = {*seeds, *self._bound(names)}
        while waiting:
            index = waiting.pop()
            found.add(index)
            needs = self._bound(self._uses(index, reads[index])) if index in reads else self.needs[index]
            waiting |= needs - found
        return frozenset(found)

    @cached_property
    def needs(self) -> Sequence[frozenset[int]]:
        """What each unit needs by itself."""
        return [self._bound(self._uses(unit.index, unit.reads)) for unit in self.module.units]

    def _bound(self, names: Iterable[str]) -> frozenset[int]:
        return frozenset(index for name in names for index in self.binders.get(name, ()))

    def _uses(self, index: int, reads: frozenset[str]) -> Iterable[str]:
        """What a unit reads, and what it binds: others may bind that too."""
        unit = self.module.units[index]
        if unit.kind is UnitKind.IMPORT:
            return reads
        imported = {one.bound for one in unit.imports}
        return (*reads, *(name for name in unit.names if name not in imported))

    def names_needed(
        self,
        included: Iterable[int],
        names: Iterable[str] = (),
        reads: Mapping[int, frozenset[str]] = _AS_THEY_ARE,
    ) -> frozenset[str]:
        """Every name that the included units read or bind beside imports, plus ``names``."""
        units = self.module.units
        uses = (self._uses(index, reads.get(index, units[index].reads)) for index in included)
        return frozenset(names).union(*uses)


def bindings(module: Module) -> Bindings:
    """Index a module by the names that its units bind."""
    binders: defaultdict[str, list[int]] = defaultdict(list)
    for unit in module.units:
        for name in unit.names:
            binders[name].append(unit.index)
    imports = tuple(unit for unit in module.units if unit.kind is UnitKind.IMPORT)
    return Bindings(module, {name: tuple(indices) for name, indices in binders.items()}, imports)


def block_imports_for(bound: Bindings, held: Iterable[int], needed: Set[str]) -> dict[int, tuple[str, ...]]:
    """What is left of the names that imports in blocks of other statements bind, where some may go."""
    trimmed: dict[int, tuple[str, ...]] = {}
    for unit in (bound.module.units[index] for index in held):
        if unit.imports and unit.kind is not UnitKind.IMPORT:
            kept = (one.bound for one in unit.imports if not needed.isdisjoint({one.bound, *one.reached}))
            trimmed[unit.index] = tuple(kept)
    return {i: kept for i, kept in trimmed.items() if len(kept) < len(bound.module.units[i].imports)}


def imports_for(
    bound: Bindings, needed: Set[str], *, unread: bool
) -> tuple[set[int], dict[int, tuple[str, ...]]]:
    """The imports that bind needed names, and the names that are left of those that lose some.

    ``unread`` keeps also what the original imports and nothing reads, if importing it may do something.
    """
    held: set[int] = set()
    trimmed: dict[int, tuple[str, ...]] = {}
    guards = (
        unit.reads
        for unit in bound.imports
        if any(n.bound in needed or (unread and not n.used and not n.idle) for n in unit.imports)
    )
    needed = frozenset(needed).union(*guards)
    modules = {n.module for unit in bound.imports for n in unit.imports if n.bound in needed}

    def stays(name: ImportedName) -> bool:
        if name.again:
            return False
        if name.bound in needed or not needed.isdisjoint(name.reached):
            return True
        idle = name.used or name.idle or (name.is_plain and name.module in modules)
        return unread and not idle

    for unit in bound.imports:
        kept = tuple(name.bound for name in unit.imports if stays(name))
        if kept or unit.everywhere:
            held.add(unit.index)
        if kept and len(kept) < len(unit.imports):
            trimmed[unit.index] = kept
    return held, trimmed
