"""Why a part is over the limit although the file was divided as finely as the rules allow."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from splitter.model.catalogue import finding
from splitter.model.finding import Finding, lines_in
from splitter.model.module import Module, Unit, UnitKind
from splitter.model.plan import Atom, OutputFile, Part, PartRole
from splitter.planning import tied_tests
from splitter.planning.fitting import Draft
from splitter.planning.part_sizes import Sizes, is_shareable, own_lines, shares_of
from splitter.rendering.header import limit_words

_WITH_A_NAME = (UnitKind.HELPER, UnitKind.FIXTURE, UnitKind.CONSTANT)


def findings(sizes: Sizes, draft: Draft, *, given: bool) -> Iterator[Finding]:
    """One for each part over the limit; ``given`` says that somebody else has made its grouping.

    Too many tests that a rule ties are not looked for here: see :func:`splitter.tied_tests.stuck`.
    """
    module, limit = sizes.bound.module, sizes.limit
    groups = iter(draft.grouping.groups)
    for part, output in zip(draft.parts, draft.outputs, strict=True):
        atoms = next(groups).atoms if part.role is PartRole.TESTS else ()
        tests, lines = len(part.tests), lines_in(output.text)
        if given and limit.exceeded_by(tests, lines) and _may_be_finer(sizes, atoms, tests):
            message = f"{part.name} has {_tests(tests)} in {lines} lines, over {limit_words(limit)}"
            yield finding("S464", message, path=module.source.path)
        elif limit.max_lines is not None and lines > limit.max_lines:
            words = f"{part.name} has {lines} lines, {lines - limit.max_lines} over the limit"
            yield _finding(module, part, atoms, output, words)


def _may_be_finer(sizes: Sizes, atoms: Sequence[Atom], tests: int) -> bool:
    """Whether another grouping would bring tests of a part under the limit."""
    module, limit = sizes.bound.module, sizes.limit
    finer = len(atoms) > 1 or any(len(a.members) > 1 or is_shareable(module, a) for a in atoms)
    if not finer or limit.exceeded_by(tests, 0):
        return finer
    return not all(sizes.is_crowded(atom) for atom in atoms)


def whole(sizes: Sizes, atoms: Sequence[Atom], *, given: bool) -> Finding:
    """Why a file that is over the limit becomes no parts at all."""
    module = sizes.bound.module
    path, tests, lines = module.source.path, len(module.tests), module.source.lines
    if not atoms:
        return finding("S203", f"{lines} lines without a test", path=path)
    stay = f"{'its only test' if tests == 1 else f'all {_tests(tests)}'} would stay in one part"
    divided = {atom.units[0] for atom in atoms if is_shareable(module, atom)}
    if given and (divided or len(atoms) > 1):
        return finding("S203", f"{stay}: the grouping has only one", path=path)
    finest = [share for a in atoms for share in _finest(module, a)]
    rest = lines - sum(own_lines(module, atom) for atom in finest)
    if len(finest) == 1 and (not sizes.measures or lines > 2 * rest):
        line = module.units[atoms[0].units[0]].line
        return finding("S203", f"{stay}: {tied_tests.why(module, atoms[0])}", path=path, line=line)
    most, words = _largest(module, module.units, divided)
    among = f", among them {words}" if most else ""
    need = "it needs" if tests == 1 else "they need"
    message = f"{stay}: what {need} leaves no room, {rest} of the {lines} lines{among}"
    return finding("S203", message, path=path, line=most.line if most else None)


def _finest(module: Module, atom: Atom) -> Sequence[Atom]:
    return shares_of(module, module.units[atom.units[0]]) if is_shareable(module, atom) else [atom]


def _tests(count: int) -> str:
    return "1 test" if count == 1 else f"{count} tests"


def _finding(module: Module, part: Part, atoms: Sequence[Atom], output: OutputFile, words: str) -> Finding:
    path = module.source.path
    own = sum(own_lines(module, atom) for atom in atoms)
    rest = lines_in(output.text) - own
    if own > rest and len(atoms) == 1:
        reason = _stays(module, atoms[0], own)
        return finding("S201", f"{words}: {reason}", path=path, line=_line(module, atoms[0]))
    header = lines_in(output.text, *output.header)
    most, largest = _largest(module, [module.units[i] for i in part.units], part.members)
    among = f"{header} of the header" + (f" and {largest}" if most else "")
    tests = "" if not atoms else f" beside those of {'its test' if len(part.tests) == 1 else 'its tests'}"
    message = f"{words}: {rest} lines are needed{tests}, among them {among}"
    return finding("S205", message, path=path, line=most.line if most else None)


def _stays(module: Module, atom: Atom, own: int) -> str:
    if len(atom.members) == 1 == len(atom.units):
        return f"{atom.members[0]} is one test of {own} lines"
    return f"{own} lines stay together, because {tied_tests.why(module, atom)}"


def _line(module: Module, atom: Atom) -> int:
    unit = module.units[atom.units[0]]
    return next((test.line for test in unit.tests if test.name in atom.members), unit.line)


def _largest(module: Module, units: Sequence[Unit], divided: Container[int] = ()) -> tuple[Unit | None, str]:
    """What has the most lines beside tests, and that in words."""
    text = module.source.text
    lines, most = 0, None
    for unit in units:
        shared = lines_in(text, unit.body, unit.end)
        if unit.index in divided:  # a class without its tests
            shared -= sum(lines_in(text, member.start, member.end) for member in unit.members)
        elif unit.kind not in _WITH_A_NAME:
            continue
        if shared > lines:
            lines, most = shared, unit
    if most is None:
        return None, ""
    rest = " without its tests" if most.index in divided else ""
    return most, f"{lines} of {most.words or ', '.join(most.names[:3]) or 'a statement'}{rest}"
