"""Which units a part needs: the transitive closure over the names that units bind and read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from splitter.model import Module, Unit, UnitKind

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
        units = self.module.units
        found: set[int] = set()
        done: set[str] = set()
        open_units, open_names = list(seeds), list(names)
        while open_units or open_names:
            if open_units:
                index = open_units.pop()
                if index not in found:
                    found.add(index)
                    open_names.extend(reads.get(index, units[index].reads))
                    if units[index].kind is not UnitKind.IMPORT:
                        open_names.extend(units[index].names)
                continue
            name = open_names.pop()
            if name not in done:
                done.add(name)
                open_units.extend(self.binders.get(name, ()))
        return frozenset(found)

    def names_needed(
        self,
        included: Iterable[int],
        names: Iterable[str] = (),
        reads: Mapping[int, frozenset[str]] = _AS_THEY_ARE,
    ) -> frozenset[str]:
        """Every name that the included units read or bind beside imports, plus ``names``."""
        units = self.module.units
        needed = set(names)
        for index in included:
            needed |= reads.get(index, units[index].reads)
            if units[index].kind is not UnitKind.IMPORT:
                needed.update(units[index].names)
        return frozenset(needed)


def bindings(module: Module) -> Bindings:
    """Index a module by the names that its units bind."""
    binders: defaultdict[str, list[int]] = defaultdict(list)
    for unit in module.units:
        for name in unit.names:
            binders[name].append(unit.index)
    imports = tuple(unit for unit in module.units if unit.kind is UnitKind.IMPORT)
    return Bindings(module, {name: tuple(indices) for name, indices in binders.items()}, imports)


def imports_for(
    bound: Bindings, needed: Set[str], *, unread: bool
) -> tuple[set[int], dict[int, tuple[str, ...]]]:
    """The imports that bind needed names, and the names that are left of those that lose some.

    ``unread`` keeps also what the original imports and nothing reads.
    """
    held: set[int] = set()
    trimmed: dict[int, tuple[str, ...]] = {}
    for unit in bound.imports:
        kept = tuple(n.bound for n in unit.imports if (unread and not n.used) or n.bound in needed)
        if kept or unit.everywhere:
            held.add(unit.index)
        if kept and len(kept) < len(unit.imports):
            trimmed[unit.index] = kept
    return held, trimmed
