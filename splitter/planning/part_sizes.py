"""How many lines a part will have before it is there: those of its tests, and all that comes along.

The header, imports, helpers and their helpers, comments, a divided class's frame and the runner are lines
of a part like its tests' own. What several atoms need counts once in each part, so it is kept apart from
their own lines: see :class:`Capacity`. What is said here may be a few lines short (blank lines, prose that is
wrapped anew); :mod:`splitter.fitting` looks at the written parts and packs anew where that was too many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from pathlib import PurePath

from splitter.config.settings import Settings
from splitter.grouping.capacity import Capacity
from splitter.languages import Language
from splitter.model.finding import Limit, Refused, lines_in
from splitter.model.plan import Atom, Module, Part, Unit, UnitKind
from splitter.planning.dependencies import Bindings
from splitter.planning.leftovers import PLACED_LAST, home, trailer
from splitter.planning.part_names import title_of
from splitter.planning.parts import share_reads
from splitter.planning.sections import sections_of
from splitter.planning.tool_switches import pairs
from splitter.rendering.parts import Header
from splitter.text.imports import listed_names

CROWDED = 0.75
"""The share of the limit above which what a test needs is why it is over the limit, not its own lines."""


@dataclass(frozen=True)
class Sizes:
    """What parts of one module take up; where only tests are limited, nothing is measured."""

    bound: Bindings
    limit: Limit
    reserved: int = 0
    """The lines that every part has."""
    weights: tuple[int, ...] = ()
    brings: tuple[int, ...] = ()
    """For each unit, what a part has because of it: a bit for each of ``weights``."""
    imports: tuple[tuple[frozenset[str], int], ...] = ()
    """The same for the names that imports bind."""
    everywhere: int = 0
    """What is among ``reserved``."""
    along: tuple[tuple[int, int], ...] = ()
    """What is in the part of a test, though it does not need it: the test's unit, and the bits."""
    per_test: float = 0
    """The lines of header and runner for a test."""
    slack: int = 0
    """Lines that are left free in every part."""

    @property
    def measures(self) -> bool:
        """Whether lines are limited."""
        return self.limit.max_lines is not None

    @property
    def capacity(self) -> Capacity:
        """The room in a part beside what every part has."""
        if self.limit.max_lines is None:
            return Capacity(self.limit)
        room = self.limit.max_lines - self.reserved - self.slack
        return Capacity(replace(self.limit, max_lines=room), self.weights)

    def weighed(self, atom: Atom) -> Atom:
        """The atom with what it costs."""
        if not self.measures:
            return atom
        return replace(
            atom,
            lines=atom.lines + round(self.per_test * atom.tests),
            needs=self._needs(atom) & ~self.everywhere,
        )

    def lines(self, atoms: Iterable[Atom]) -> int:
        """How many lines a part with these atoms will have, as far as can be told; they are weighed."""
        return self.reserved + Capacity(self.limit, self.weights).size(atoms)[1]

    def overhead(self, atom: Atom) -> int:
        """How many lines a part with this atom has beside the atom's own."""
        return self.lines([replace(atom, lines=0)])

    def is_crowded(self, atom: Atom) -> bool:
        """Whether an atom is over the limit because of what it needs, so that no finer division helps it."""
        most = self.limit.max_lines
        if most is None or self.lines([atom]) <= most or is_shareable(self.bound.module, atom):
            return False
        return self.overhead(atom) > CROWDED * most

    def _needs(self, atom: Atom) -> int:
        bound, units = self.bound, self.bound.module.units
        if not atom.members:
            needed: Set[int] = bound.closure(atom.units)
            bits = reduce(or_, (self.brings[i] for i in needed))
        else:
            (index,) = atom.units
            reads = {index: share_reads(units[index], atom.members)}
            needed = bound.closure(atom.units, (), reads)
            bits = reduce(or_, (self.brings[i] for i in needed if i != index), 1 << index)
            bits |= _bits(self.imports, bound.names_needed(atom.units, (), reads))
        return bits | reduce(or_, (more for index, more in self.along if index in needed), 0)


def is_shareable(module: Module, atom: Atom) -> bool:
    """Whether an atom is one class that may be divided, and is whole."""
    return len(atom.units) == 1 and not atom.members and bool(module.units[atom.units[0]].members)


def measure(
    language: Language,
    bound: Bindings,
    atoms: Sequence[Atom],
    settings: Settings,
    template: str,
    movable: Set[int] = frozenset(),
) -> Sizes:
    """Weigh what the atoms of a module need.

    ``movable`` are units that parts may import from a file beside them. Raises ``Refused`` for a template
    that can't be rendered.
    """
    if settings.limit.max_lines is None or not atoms:
        return Sizes(bound, settings.limit)
    module = bound.module
    weights, imports = _weights(module)
    brings = _brings(bound, imports)
    needed = [bound.closure(atom.units) for atom in atoms]
    users = Counter(index for closure in needed for index in closure)
    for index in movable:  # several parts need it, most likely: then none has it
        if users[index] > 1:
            weights[index] = 0
    first = _names(module, atoms[0].units)
    shared = bound.closure(
        [u.index for u in module.units if u.everywhere and u.kind is not UnitKind.TEST],
        language.runner_reads(module, first),
    )
    everywhere = reduce(or_, (brings[i] for i in shared), _unread(module, imports))
    fixed, per_test = _frame(language, module, atoms, Header(template, settings))
    return Sizes(
        bound=bound,
        limit=settings.limit,
        reserved=fixed + Capacity(settings.limit, tuple(weights)).weigh(everywhere),
        weights=tuple(weights),
        brings=tuple(brings),
        imports=imports,
        everywhere=everywhere,
        along=tuple(_along(bound, brings, shared.union(*needed))),
        per_test=per_test,
    )


def _weights(module: Module) -> tuple[list[int], tuple[tuple[frozenset[str], int], ...]]:
    """The lines of each unit but a test's own; and behind them, of each line in the lists of imports.

    With them the names of each import, and what a part has that needs one of them.
    """
    text = module.source.text
    weights = [_shared_lines(text, unit) for unit in module.units]
    imports: list[tuple[frozenset[str], int]] = []
    for unit in module.units:
        if unit.kind is not UnitKind.IMPORT:
            continue
        listed = listed_names(text[unit.head : unit.end]) if weights[unit.index] > 1 else []
        if len(listed) < 2:
            imports.append((frozenset(name.bound for name in unit.imports), 1 << unit.index))
            continue
        weights[unit.index] -= len(listed)
        for names in listed:
            imports.append((frozenset(names), 1 << unit.index | 1 << len(weights)))
            weights.append(1)
    return weights, tuple(imports)


def _shared_lines(text: str, unit: Unit) -> int:
    """What a unit adds to every part that has it; header and runner are looked at apart."""
    if unit.kind in (UnitKind.DOCSTRING, UnitKind.RUNNER):
        return 0
    lines = lines_in(text, unit.start, unit.end)
    if unit.kind is UnitKind.TEST:
        return lines - sum(lines_in(text, member.start, member.end) for member in unit.members)
    return lines


def _brings(bound: Bindings, imports: Collection[tuple[frozenset[str], int]]) -> list[int]:
    """What a part has because of each unit of it, beside what the unit needs by name."""
    module = bound.module
    binds: dict[str, int] = {}
    for names, bits in imports:
        for name in names:
            binds[name] = binds.get(name, 0) | bits
    brings = []
    for unit in module.units:
        bits = 0 if unit.kind in (UnitKind.TEST, UnitKind.IMPORT) else 1 << unit.index
        if unit.kind is not UnitKind.IMPORT:
            bits |= reduce(or_, (binds.get(name, 0) for name in bound.names_needed([unit.index])), 0)
        elif unit.everywhere and not any(name.used for name in unit.imports):
            bits |= 1 << unit.index
        brings.append(bits)
    for section in sections_of(module.units):
        for index in section.tests or section.units:
            brings[index] |= 1 << section.banner
        if section.touched is not None:
            brings[section.touched] |= 1 << section.banner
    for off, on in pairs(module):
        brings[off] |= 1 << on
    return brings


def _bits(imports: Iterable[tuple[frozenset[str], int]], names: Set[str]) -> int:
    return reduce(or_, (bits for bound, bits in imports if not bound.isdisjoint(names)), 0)


def _unread(module: Module, imports: Iterable[tuple[frozenset[str], int]]) -> int:
    """The imports of what nothing reads, which every part has."""
    return _bits(imports, frozenset(n.bound for unit in module.units for n in unit.imports if not n.used))


def _along(bound: Bindings, brings: Sequence[int], housed: Set[int]) -> Iterator[tuple[int, int]]:
    """What no test needs, with the test whose part has it."""
    units = bound.module.units
    tests = [unit.index for unit in units if unit.kind is UnitKind.TEST]
    found = set(housed)
    for unit in units:
        if unit.index not in found and unit.kind not in PLACED_LAST:
            closure = bound.closure([unit.index])
            yield home(unit, closure, tests), reduce(or_, (brings[i] for i in closure))
            found |= closure
    yield tests[-1], reduce(or_, (1 << index for index in trailer(units)), 0)


def _frame(language: Language, module: Module, atoms: Sequence[Atom], header: Header) -> tuple[int, float]:
    """The lines of header and runner: in every part, and for each of its tests.

    They are written for few tests and for all; what lies between is taken to grow evenly.
    """
    units = tuple(index for atom in atoms for index in atom.units)
    few, many = (_frame_lines(language, module, header, indices) for indices in (atoms[0].units, units))
    tests, more = atoms[0].tests, sum(atom.tests for atom in atoms[1:])
    per_test = max(0, many - few) / more if more else 0
    return round(few - per_test * tests), per_test


def _frame_lines(language: Language, module: Module, header: Header, indices: Sequence[int]) -> int:
    units = module.units
    tests = tuple(test.name for index in sorted(indices) for test in units[index].tests)
    stem = PurePath(module.source.path).stem
    title = title_of(stem, "", module.docstring.content if module.docstring else None)
    text = header.text(module, Part(PurePath(module.source.path).name, "tests", "tests", title, (), tests))
    closing = language.closing(module, tests)
    lines = lines_in(text) + (lines_in(closing) + 2 if closing else 0)
    names = _names(module, indices)
    return lines + sum(_run_lines(language, module, u, names) for u in units if u.kind is UnitKind.RUNNER)


def _run_lines(language: Language, module: Module, runner: Unit, tests: frozenset[str]) -> int:
    text = module.source.text
    try:
        run = language.run(module, runner, tests)
    except Refused:  # it can't be divided between just these tests and others; between parts it may be
        return lines_in(text, runner.start, runner.end)
    return lines_in(text, runner.start, runner.body) + lines_in(run) if run is not None else 0


def _names(module: Module, indices: Iterable[int]) -> frozenset[str]:
    return frozenset(name for index in indices for name in module.units[index].names)
