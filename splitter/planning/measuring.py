"""What the parts of a module cost in lines: its units weighed, and who needs which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence, Set
from functools import reduce
from operator import or_

from splitter.config.settings import Settings
from splitter.grouping.capacity import Capacity
from splitter.languages.language import Language
from splitter.model.finding import Refused, lines_in
from splitter.model.module import Module, Unit, UnitKind
from splitter.model.plan import Atom, Part
from splitter.planning.dependencies import Bindings
from splitter.planning.leftovers import PLACED_LAST, home, trailer
from splitter.planning.part_names import title_of
from splitter.planning.part_sizes import Sizes, bits_of
from splitter.planning.sections import sections_of
from splitter.planning.tool_switches import pairs
from splitter.rendering.header import Header
from splitter.text.imports import listed_names


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
    away = {i: weights[i] for i in movable if users[i] > 1}  # several parts need it, most likely: none has it
    for index in away:
        weights[index] = 0
    first = _names(module, atoms[0].units)
    shared = bound.closure(
        [u.index for u in module.units if u.everywhere and u.kind is not UnitKind.TEST],
        language.needs(module, first),
    )
    everywhere = reduce(or_, (brings[i] for i in shared), _unread(module, imports))
    fixed, per_test = _frame(language, module, atoms, Header(language, template, settings, module))
    return Sizes(
        bound=bound,
        limit=settings.limit,
        reserved=fixed + Capacity(settings.limit, tuple(weights)).weigh(everywhere),
        weights=tuple(weights),
        brings=tuple(brings),
        imports=imports,
        everywhere=everywhere,
        along=_along(bound, brings, shared.union(*needed)),
        per_test=per_test,
        movable=away if settings.has_no_limit else {},  # one that is given is met if their module makes it so
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
            asking = (n for one in unit.imports if not one.again for n in (one.bound, *one.reached))
            imports.append((frozenset(asking), 1 << unit.index))
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
    for section in sections_of(module):
        for index in section.tests or section.units:
            brings[index] |= 1 << section.banner
        if section.touched is not None:
            brings[section.touched] |= 1 << section.banner
    for off, on in pairs(module):
        brings[off] |= 1 << on
    return brings


def _unread(module: Module, imports: Iterable[tuple[frozenset[str], int]]) -> int:
    """The imports of what nothing reads, which every part has."""
    names = (name for unit in module.units for name in unit.imports if not (name.used or name.idle))
    return bits_of(imports, frozenset(name.bound for name in names))


def _along(bound: Bindings, brings: Sequence[int], placed: Set[int]) -> dict[int, int]:
    """What no test needs, by the test whose part has it."""
    units = bound.module.units
    tests = [unit.index for unit in units if unit.kind is UnitKind.TEST]
    along = {tests[-1]: reduce(or_, (1 << index for index in trailer(units)), 0)}
    found = set(placed)
    for unit in units:
        if unit.index not in found and unit.kind not in PLACED_LAST:
            closure = bound.closure([unit.index])
            test = home(unit, closure, tests)
            along[test] = along.get(test, 0) | reduce(or_, (brings[i] for i in closure))
            found |= closure
    return along


def _frame(language: Language, module: Module, atoms: Sequence[Atom], header: Header) -> tuple[int, float]:
    """The lines of header and runner: in every part, and for each of its tests.

    They are written for one test and for all; what lies between is taken to grow evenly.
    """
    tests = tuple(test.name for test in module.tests)
    one = _frame_lines(language, module, header, tests[:1], atoms[0].units)
    per_test = 0.0
    if len(tests) > 1:
        every = _frame_lines(language, module, header, tests, _units(atoms))
        per_test = max(0, every - one) / (len(tests) - 1)
    return round(one - per_test), per_test


def _frame_lines(
    language: Language, module: Module, header: Header, tests: tuple[str, ...], units: tuple[int, ...]
) -> int:
    """The lines for these tests, which are in these units."""
    source = module.source
    title = title_of(source.stem, "", module.docstring.content if module.docstring else None)
    part = Part(source.name, "tests", "tests", title, units, tests, topic="Tests for these only.")
    lines = lines_in(header.text(part))
    if language.closing and (closing := language.closing.write(module, tests)):
        lines += lines_in(closing) + 2
    return lines + sum(
        _run_lines(language, module, unit, part) for unit in module.units if unit.kind is UnitKind.RUNNER
    )


def _run_lines(language: Language, module: Module, runner: Unit, part: Part) -> int:
    text = module.source.text
    try:
        run = language.write(module, runner, part, text[runner.body : runner.end])
    except Refused:  # it can't be divided between just these tests and others; between parts it may be
        return lines_in(text, runner.start, runner.end)
    return lines_in(text, runner.start, runner.body) + lines_in(run) if run is not None else 0


def _units(atoms: Iterable[Atom]) -> tuple[int, ...]:
    return tuple(index for atom in atoms for index in atom.units)


def _names(module: Module, indices: Iterable[int]) -> frozenset[str]:
    return frozenset(name for index in indices for name in module.units[index].names)
