"""What a split is to be told of that the proof can't see: what is set up more often, or lives elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from splitter.config.settings import Settings
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, lines_in
from splitter.model.module import Module, Shareable, UnitKind
from splitter.model.plan import Part, PartRole


def remarks(
    module: Module, shareable: Shareable | None, parts: Sequence[Part], settings: Settings
) -> Iterator[Finding]:
    """Notes and warnings on the parts of a module, of which ``shareable`` may live in a module of helpers."""
    yield from _set_up_again(module, parts)
    yield from _in_doubt(module, parts)
    yield from _running_nothing(module, parts)
    if shareable is not None:
        if settings.helpers == "conftest":
            yield from _staying(module, shareable, parts)
        elif settings.helpers == "auto":
            yield from _given(module, parts)
        yield from _about_shared_helpers(module, shareable, parts, settings)


def not_as_many(path: str, parts: Sequence[Part], settings: Settings, strategy: str) -> Iterator[Finding]:
    """A word where ``--parts`` was given and there are more or fewer."""
    made = sum(part.role is PartRole.TESTS for part in parts)
    if settings.parts is not None and made != settings.parts:
        of_subjects = "the limit, what stays together and what has no subject make it so"
        why = of_subjects if strategy == "subject" else f"--by {strategy} makes as many as there are"
        yield finding("S208", f"{made} parts, not the {settings.parts} of --parts: {why}", path=path)


def uncounted(module: Module, settings: Settings) -> tuple[Finding, ...]:
    """What is to be said of tests that no limit counts, also where nothing else is said."""
    tests, lines = len(module.tests) + module.uncounted.tests, module.source.lines
    return module.uncounted.findings if settings.size_limit.exceeded_by(tests, lines) else ()


def _running_nothing(module: Module, parts: Sequence[Part]) -> Iterator[Finding]:
    """Parts whose tests are all among those that the file leaves out."""
    for part in parts:
        if part.tests and module.idle.issuperset(part.tests):
            yield finding(
                "S304", f"{part.name} runs nothing: all its tests are such", path=module.source.path
            )


def _set_up_again(module: Module, parts: Sequence[Part]) -> Iterator[Finding]:
    """What lives longer than a test is now set up in each part that has it."""
    count = Counter(index for part in parts for index in part.units)
    given = {i for part in parts if part.role is PartRole.FIXTURES for i in part.units}
    for unit in module.units:
        if unit.scope in ("module", "class") and unit.index in given:
            message = f"{unit.words} ({unit.scope} scope) is set up for each part that asks for it"
            yield finding("S204", message, path=module.source.path, line=unit.line)
        elif unit.scope and count[unit.index] > 1:
            message = (
                f"{unit.words} ({unit.scope} scope) is set up in {count[unit.index]} parts instead of once"
            )
            yield finding("S204", message, path=module.source.path, line=unit.line)


def _in_doubt(module: Module, parts: Sequence[Part]) -> Iterator[Finding]:
    """What several parts define, though it may be that one process can't have it twice."""
    count = Counter(index for part in parts for index in part.units)
    helpers = (unit for unit in module.units if unit.kind is UnitKind.HELPER)
    copied = [unit for unit in helpers if unit.unsure and count[unit.index] > 1]
    if copied:
        words = ", ".join(unit.words for unit in copied[:3]) + (", ..." if len(copied) > 3 else "")
        message = f"{words}: defined in several parts, and no module with its base is found"
        yield finding("S148", message, path=module.source.path, line=copied[0].line)


def _staying(module: Module, shareable: Shareable, parts: Sequence[Part]) -> Iterator[Finding]:
    """Why fixtures of several parts are copied, where a file of fixtures was asked for."""
    count = Counter(index for part in parts for index in part.units)
    copied = [index for index in sorted(shareable.staying) if count[index] > 1]
    for why in dict.fromkeys(shareable.staying[index] for index in copied):
        units = [module.units[index] for index in copied if shareable.staying[index] == why]
        words = ", ".join(unit.words for unit in units[:3]) + (", ..." if len(units) > 3 else "")
        message = f"{words}: copied into each part that needs it: {why}"
        yield finding("S216", message, path=module.source.path, line=units[0].line)


def _given(module: Module, parts: Sequence[Part]) -> Iterator[Finding]:
    """What nobody asked to have in a file of fixtures."""
    for part in parts:
        units = [module.units[i] for i in part.units if module.units[i].kind is UnitKind.FIXTURE]
        if part.role is PartRole.FIXTURES and units:
            lines = sum(lines_in(module.source.text, unit.body, unit.end) for unit in units)
            message = f"{part.name} has {lines} lines of fixtures that several parts need"
            yield finding("S207", message, path=module.source.path, line=units[0].line)


def _about_shared_helpers(
    module: Module, shareable: Shareable, parts: Sequence[Part], settings: Settings
) -> Iterator[Finding]:
    """What a module of shared helpers means to those who use it."""
    path = module.source.path
    helpers = next((part for part in parts if part.role is PartRole.HELPERS), None)
    if helpers is None:
        return
    yield from shareable.findings
    units = [module.units[index] for index in helpers.units if index in shareable.units]
    asserting = [unit for unit in units if unit.index in shareable.asserts]
    if asserting:
        words = ", ".join(unit.words for unit in asserting[:3]) + (", ..." if len(asserting) > 3 else "")
        message = (
            f"{helpers.name}: a failing assert of {words} shows no values: pytest rewrites only test files"
        )
        yield finding("S132", message, path=path, line=asserting[0].line)
    if settings.helpers == "auto":
        registered = [unit for unit in units if unit.index in shareable.registered]
        if registered:
            words = ", ".join(unit.words or ", ".join(unit.names) for unit in registered)
            message = f"{words}: defined once, in {helpers.name}: registered, or with examples that are run"
            yield finding("S231", message, path=path, line=registered[0].line)
        if shareable.usual and len(registered) < len(units):
            lines = sum(lines_in(module.source.text, unit.body, unit.end) for unit in units)
            users = sum(part.helpers_module == helpers.name for part in parts)
            message = f"{helpers.name} has {lines} lines of helpers that {users} parts import"
            yield finding("S207", message, path=path, line=units[0].line)
    changed = frozenset(name for unit in module.units for name in unit.writes)
    for unit in units:
        if names := [name for name in unit.names if name in changed]:
            message = f"{', '.join(names)} is one object of {helpers.name}, which tests of several parts may"
            message += " change; a part run alone sees only its own tests' changes"
            yield finding("S230", message, path=path, line=unit.line)
