"""Nothing lost, nothing doubled, nothing changed: compares the rendered parts with the original.

Knows nothing of units, plans and groups. It reads the bytes of the original and of each part with
the language's second parser and compares statement by statement, so a mistake of the planner shows
here as a difference. If there is one, nothing is written.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from pathlib import PurePath

from splitter.languages.language import Language
from splitter.model.catalogue import finding
from splitter.model.finding import Finding
from splitter.model.module import Source
from splitter.model.plan import OutputFile
from splitter.model.statements import Reading, Role, Statement, Unsound
from splitter.proof.additions import check_conftest, check_helpers_module, helpers_import_of
from splitter.proof.completeness import check_whole
from splitter.proof.headers import NO_HEADER, Header, header_of
from splitter.proof.matching import Finder
from splitter.proof.readings import (
    AllowedAdditions,
    Flaw,
    Match,
    PartReading,
    Unfit,
    comments_of,
    lost_in_blocks,
    short,
)
from splitter.text.unused_marks import MARK

_NOTHING = AllowedAdditions()
_ENDING = re.compile(r"\r\n|\r|\n")
_WORD = re.compile(r"\w+")


def prove(
    language: Language,
    source: Source,
    outputs: Sequence[OutputFile],
    *,
    path: str,
    allowed: AllowedAdditions = _NOTHING,
) -> tuple[Finding, ...]:
    """What is wrong with the parts, as ``error`` findings; an empty tuple is the proof."""
    original = language.reread(source.data, source.around)
    if original.problem:
        return (finding("S501", f"the second parser can't read the original: {original.problem}", path=path),)
    try:
        finder = Finder(original, allowed)
        headers = {
            output.name: NO_HEADER
            if allowed.extends and output.name == allowed.conftest
            else header_of(language, source, original, output)
            for output in outputs
        }
        _check_endings(source, outputs)
        _check_fixtures_file(language, outputs, allowed)
        _check_package_face(language, original, outputs, headers, allowed)
        outputs = [output for output in outputs if output.name != allowed.package_face]
        readings = list(
            language.reread_parts(original, [_beside(language, source, one, allowed) for one in outputs])
        )
        parts = [
            _matched(reading, finder, output.name, headers, allowed)
            for reading, output in zip(
                _without_closing(language, original, readings, allowed), outputs, strict=True
            )
        ]
        binders = _binders(original)
        called = _called_runners(original.statements)
        given = check_conftest(original, parts, allowed)
        fixtures = _fixtures(original) - given
        for part in parts:
            _check_names(original, binders, part, fixtures, given)
            _check_delegation(called, part)
            _check_marks(original, part)
        _check_importers(source, original, parts)
        check_helpers_module(original, parts, allowed)
        _check_sharing(language, original, outputs, readings, allowed)
        _check_reach(language, source, outputs, allowed)
        check_whole(original, parts, allowed)
    except Unfit as why:
        return (finding("S605", f"the header template fails: {why}", path=path),)
    except Flaw as flaw:
        return (finding("S502", str(flaw), path=path),)
    except Unsound as problem:
        return (finding("S501", f"the original is no valid {language.name}: {problem}", path=path),)
    return ()


def _check_endings(source: Source, outputs: Sequence[OutputFile]) -> None:
    """No part has line endings that the original has nowhere. Those in statements are compared there."""
    known = {source.newline}.union(_endings(source.text))
    for output in outputs:
        if _endings(output.text) - known:
            raise Flaw(f"{output.name} has line endings that the original has not")


def _check_fixtures_file(
    language: Language, outputs: Sequence[OutputFile], allowed: AllowedAdditions
) -> None:
    """There is no file that gives fixtures to others of its folder, but for one that was asked for."""
    name = language.sharing.fixtures_file if language.sharing else ""
    if name and name != allowed.conftest and any(output.name == name for output in outputs):
        raise Flaw(f"{name} was not asked for, and other files would see what is in it")


def _endings(text: str) -> set[str]:
    return set(_ENDING.findall(text)) if "\r" in text else {"\n"}.intersection(text)


def _check_sharing(
    language: Language,
    original: Reading,
    outputs: Sequence[OutputFile],
    readings: Sequence[Reading],
    allowed: AllowedAdditions,
) -> None:
    """What the language says to the module of shared helpers, from the readings of all files alone."""
    helpers_module = next((output for output in outputs if output.name == allowed.helpers_module), None)
    if helpers_module is not None and language.sharing:
        parts = [one for one, output in zip(readings, outputs, strict=True) if output is not helpers_module]
        module = allowed.package.lstrip(".") + PurePath(allowed.helpers_module).stem
        if problem := language.sharing.flaw(original, helpers_module.data, parts, module):
            raise Flaw(f"{helpers_module.name}: {problem}")


def _check_reach(
    language: Language, source: Source, outputs: Sequence[OutputFile], allowed: AllowedAdditions
) -> None:
    """The file of fixtures gives nothing to others of its folder; in a package of its own there are none."""
    conftest = next((output for output in outputs if output.name == allowed.conftest), None)
    if conftest is None or allowed.deeper or not language.sharing or not language.sharing.fixtures_flaw:
        return
    reach = source.around.reach
    if reach is None or reach.barred:
        raise Flaw(f"{conftest.name} can't be here: {reach.barred if reach else 'nobody knows who sees it'}")
    if problem := language.sharing.fixtures_flaw(conftest.data, reach.others, source.around):
        raise Flaw(f"{conftest.name}: {problem}")


def _check_package_face(
    language: Language,
    original: Reading,
    outputs: Sequence[OutputFile],
    headers: Mapping[str, Header],
    allowed: AllowedAdditions,
) -> None:
    """A package's first file is there and does nothing: a header, and comments of the original."""
    faces = [language.reread(output.data) for output in outputs if output.name == allowed.package_face]
    if allowed.package_face and len(faces) != 1:
        raise Flaw(f"{allowed.package_face} is not there once")
    for reading in faces:
        if reading.problem or any(s.role is not Role.DOCSTRING for s in reading.statements):
            raise Flaw(f"{allowed.package_face} holds more than a header")
        if headers[allowed.package_face].less(comments_of(reading)) - comments_of(original):
            raise Flaw(f"{allowed.package_face} has a comment that is not the original's")


def _beside(language: Language, source: Source, output: OutputFile, allowed: AllowedAdditions) -> bytes:
    """A part's bytes as they would be in the original's folder, and under its name."""
    if allowed.retitled and language.untitled is not None:
        names = source.name, PurePath(output.name).name
        output = replace(output, data=language.untitled(output.data, source.data, *names))
    if not allowed.deeper or language.deeper is None:
        return output.data
    try:
        return language.deeper.lifted(output.data, PurePath(allowed.helpers_module).stem, source.around)
    except (SyntaxError, ValueError) as error:
        raise Flaw(f"{output.name}: {error}") from error


# A part against the original


def _without_closing(
    language: Language, original: Reading, parts: Iterable[Reading], allowed: AllowedAdditions
) -> Iterator[Reading]:
    """The parts without the runner that each was to get."""
    for part in parts:
        added = language.closing if allowed.closing and part.statements else None
        if added is None or not added.is_last(original, part):
            yield part
            continue
        *statements, last = part.statements
        # What stood at the end of the original stands above it now.
        closing = (*last.comments, *part.closing_comments)
        yield replace(part, statements=tuple(statements), closing_comments=closing)


def _matched(
    reading: Reading, finder: Finder, name: str, headers: Mapping[str, Header], allowed: AllowedAdditions
) -> PartReading:
    if reading.problem:
        raise Flaw(f"{name} can't be read: {reading.problem}")
    helpers_import, imported_helpers = (
        helpers_import_of(reading, allowed) if allowed.helpers_module else (None, frozenset[str]())
    )
    statements = [statement for statement in reading.statements if statement is not helpers_import]
    docstring = bool(statements) and statements[0].role is Role.DOCSTRING
    if docstring and not headers[name].docstring:
        raise Flaw(f"{name} has a docstring that is not its header's")
    at = reading.statements.index(helpers_import) - docstring if helpers_import else 0
    placed = finder.late.as_in_original(statements)
    at += len(placed) - len(statements)
    matches = tuple(_align(finder, placed, name))
    return PartReading(name, matches, headers[name].less(comments_of(reading)), imported_helpers, at)


def _align(finder: Finder, statements: Sequence[Statement], name: str) -> Iterator[Match]:
    """Pair each statement of a part with one of the original, in order.

    Nearly always there is one that it can be. An import that lost names may look like a later one, so
    a choice that leaves no room for what follows is taken back.
    """
    copies = [s for n, s in enumerate(statements) if n or s.role is not Role.DOCSTRING]
    chosen: list[int] = []
    untried: list[Iterator[int]] = []
    failed: set[tuple[int, int]] = set()
    furthest = 0
    while len(chosen) < len(copies):
        at, position = len(chosen), chosen[-1] + 1 if chosen else 0
        choices = iter(()) if (at, position) in failed else finder.choices(copies[at], position)
        furthest = max(furthest, at)
        while (index := next(choices, None)) is None:
            failed.add((len(chosen), chosen[-1] + 1 if chosen else 0))
            if not chosen:
                copy = copies[furthest]
                raise Flaw(f"{name}:{copy.line} is not in the original or not in order: {short(copy.text)}")
            chosen.pop()
            choices = untried.pop()
        chosen.append(index)
        untried.append(choices)
    for index, copy in zip(chosen, copies, strict=True):
        _check_attached(finder.original.statements[index], copy, name, first=index == 0)
        yield Match(index, copy)


def _check_attached(original: Statement, copy: Statement, name: str, *, first: bool) -> None:
    """The comments directly above a statement, and at the end of its body, are part of it.

    Those above the first statement are the file's.
    """
    if not first and original.attached != copy.attached:
        raise Flaw(f"{name}:{copy.line} has other comments above it than the original: {short(copy.text)}")
    if original.footer != copy.footer:
        raise Flaw(f"{name}:{copy.line} has other comments at its end than the original: {short(copy.text)}")


def _fixtures(original: Reading) -> Set[str]:
    """The names by which a runner may find fixtures in the original."""
    imported = {name for s in original.statements if s.role is Role.IMPORT for name in s.binds}
    return original.fixtures | (imported - original.plain)


def _check_names(
    original: Reading,
    binders: Mapping[str, Sequence[int]],
    part: PartReading,
    fixtures: Set[str],
    given: Set[str],
) -> None:
    """Each name that a part uses is bound in it by all that bound it in the original.

    All, for a later definition hides an earlier one: with one of them missing, a hidden test would
    come to life or a reader would see another value. Fixtures may be ``given`` by a conftest instead, and
    are looked for in the part if they are not.
    """
    whole, dropped = _names_in(original, binders, part)
    here = (whole - dropped) | part.imported_helpers
    for match in part.matches:
        statement = match.statement
        own = () if statement.role is Role.IMPORT else set(statement.binds) - lost_in_blocks(original, match)
        needed = {*statement.reads_of((binders.keys() & statement.words) - here)}
        needed.update((statement.requests & fixtures) - here, (binders.keys() & own) - here)
        if statement.role is not Role.RUNNER:
            needed.update((original.needs.get(match.index, frozenset()) & binders.keys()) - here - given)
        if needed:
            name = min(needed)
            why = "import no longer binds it" if name in whole else "definition is not in this part"
            raise Flaw(f"{part.name}:{statement.line} needs {name}, whose {why}")


def _names_in(
    original: Reading, binders: Mapping[str, Sequence[int]], part: PartReading
) -> tuple[set[str], set[str]]:
    """What all that bound it in the original binds in a part, and what an import of them no longer does."""
    dropped: set[str] = set()
    for match in part.matches:
        before = original.statements[match.index].binds
        if original.statements[match.index].block:
            dropped |= lost_in_blocks(original, match)
        elif before != match.statement.binds:
            lost = set(before) - set(match.statement.binds)
            dropped.update(name for name in lost if (match.index, name) not in original.repeated)
    held = Counter(name for index in part.indices for name in _bound_by(original, index))
    whole = {name for name, count in held.items() if count == len(binders[name])}
    return whole, dropped


def _check_importers(source: Source, original: Reading, parts: Sequence[PartReading]) -> None:
    """What is asked for by the original's name is in a part of that name, with what in the file asks so."""
    asked = source.around.asked
    if not source.around.is_asked:
        return
    name, binders = source.name, _binders(original)
    asking = {ask.number: ask.line for ask in source.around.own_asks}
    for part in parts:
        if part.name != name and (astray := asking.keys() & part.indices):
            line = asking[min(astray)]
            raise Flaw(f"{part.name} has line {line}, which finds its module by the name of {name}")
    for part in parts:
        if part.name == name:
            whole, dropped = _names_in(original, binders, part)
            if missing := asked - (whole - dropped) - part.imported_helpers:
                raise Flaw(f"{name} lacks {min(missing)}, which is asked for there")
            return
    raise Flaw(f"no part is called {name}, by which {', '.join(sorted(asked)[:3]) or 'it'} is asked for")


def _check_delegation(called: Set[str], part: PartReading) -> None:
    """A function that runs tests and that another one of them ``called`` is called in the part, too."""
    here = [match.statement for match in part.matches]
    for name in called & {name for s in here if s.role is Role.RUNNER for name in s.binds}:
        if name not in _called_runners(here):
            raise Flaw(f"{part.name} has {name}, which runs tests and which nothing calls")


def _check_marks(original: Reading, part: PartReading) -> None:
    """An import that says that nothing uses it, as the original does not, has a name that is unused."""
    for match in part.matches:
        statement = match.statement
        there = original.statements[match.index].text
        if MARK * 2 in statement.text and MARK * 2 not in there:
            raise Flaw(f"{part.name}:{statement.line} says twice that nothing uses a name")
        if MARK not in statement.text or MARK in there:
            continue
        for line in statement.text.splitlines():
            names = set(statement.binds).intersection(_WORD.findall(line)) if line.endswith(MARK) else set()
            if names and all(_is_used(name, part) for name in names):
                raise Flaw(f"{part.name}:{statement.line} says that nothing uses {min(names)}")


def _is_used(name: str, part: PartReading) -> bool:
    """Whether code of the part reads a name; where only a string says it, it may be called unused."""
    found = (one for match in part.matches for one in match.statement.names_about({name}))
    return any(name in one.reads and name not in one.said for one in found)


def _called_runners(statements: Sequence[Statement]) -> set[str]:
    runners = [s for s in statements if s.role is Role.RUNNER]
    return {name for s in runners for name in s.reads if name not in s.binds}


def _binders(reading: Reading) -> dict[str, list[int]]:
    binders: defaultdict[str, list[int]] = defaultdict(list)
    for index in range(len(reading.statements)):
        for name in _bound_by(reading, index):
            binders[name].append(index)
    return binders


def _bound_by(reading: Reading, index: int) -> Sequence[str]:
    """What a statement binds, but for what is bound to the same already."""
    names = reading.statements[index].binds
    return [name for name in names if (index, name) not in reading.repeated] if reading.repeated else names
