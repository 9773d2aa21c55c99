"""What files have beside definitions: names that are bound in them, statements that act, comments."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import PurePath

from splitter.languages.python.project.requests import ADDING_TESTS
from splitter.model.statements import Role, Statement, Unsound
from splitter.proof.readings import comments_of, short
from splitter.proving.definitions import Kind, Side
from splitter.proving.differences import Difference, DifferenceKind, Place
from splitter.proving.pairing import Pairing

_WORD = re.compile(r"\w+")
_GIVEN = re.compile(r"""(?m)^@(?:\w+\.)*parametrize\(\s*["']([\w, ]+)["']""")


def missing_names(
    pairs: Sequence[Pairing],
    before: Mapping[str, Side],
    after: Mapping[str, Side],
    around: Set[str],
) -> Iterator[Difference]:
    """Names that a file uses, that were bound where its definitions come from, and that it does not bind.

    What was imported and is asked for as a fixture may be one of those that files have from ``around`` them.
    """
    origins: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for pair in pairs:
        origins[pair.after.path][pair.before.path] = None
    given = {n for side in after.values() if side.path.endswith("conftest.py") for n in side.reading.fixtures}
    for path, sources in origins.items():
        reading = after[path].reading
        stars = frozenset().union(*(_stars(before[source]) for source in sources))
        if not _stars(after[path]) <= stars:
            continue  # what is new in it may give the names
        here = {name for s in reading.statements for name in s.binds} | given
        known: dict[str, Place] = {}
        imported: set[str] = set()
        for source in sources:
            surely = here - _halfway(reading.statements, before[source])
            for s in before[source].reading.statements:
                there = here if s.block else surely
                known.update({name: Place(source, s.line) for name in s.binds if name not in there})
                imported.update(s.binds if s.role is Role.IMPORT else ())
        for statement in reading.statements:
            filled = around | _parametrized(statement)
            for name in sorted(_used(statement, known.keys(), filled & imported)):
                lacks = "only a block binds in the file" if name in here else "the file does not have"
                words = f"{short(statement.text)} uses {name}, which {lacks}"
                where = f" (before at {known[name]})"
                yield Difference(DifferenceKind.NAME, words + where, known[name], Place(path, statement.line))
                known.pop(name)


def _halfway(statements: Sequence[Statement], before: Side) -> Set[str]:
    """The names that only blocks of a file bind, which are as they were: ``except: X = False`` may not."""
    frames = {s.block.frame for s in before.reading.statements if s.block}
    kept = {name for s in statements if s.block and s.block.frame in frames for name in s.binds}
    return kept - {name for s in statements if not (s.block and s.block.frame in frames) for name in s.binds}


def _stars(side: Side) -> frozenset[str]:
    """The modules from which a file imports all names."""
    return frozenset(
        alias.module for s in side.reading.statements for alias in s.imports if alias.name == "*"
    )


def _parametrized(statement: Statement) -> Set[str]:
    """What a decorator gives to a test instead of fixtures, whoever's ``parametrize`` that is."""
    if statement.body is not None or "indirect" in statement.text:
        return frozenset()
    return frozenset(name for given in _GIVEN.findall(statement.text) for name in _WORD.findall(given))


def _used(statement: Statement, known: Set[str], given: Set[str]) -> Set[str]:
    """Those of the known names that a statement asks for, what is given to all tests left out."""
    requests = (statement.requests - given) & known
    try:
        return statement.reads_of(known) | requests
    except Unsound:
        return requests


def missing_effects(
    pairs: Sequence[Pairing], before: Mapping[str, Side], after: Mapping[str, Side]
) -> Iterator[Difference]:
    """What acts on all tests of a file and is not with each of them."""
    goals: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for pair in pairs:
        if pair.before.kind is Kind.TEST and pair.after.counts:  # where it runs, if it is a mixin's
            goals[pair.before.path][pair.after.path] = None
    for source, parts in goals.items():
        for statement in before[source].reading.statements:
            if not statement.everywhere or statement.role is Role.RUNNER or not _acts(statement):
                continue
            without = [p for p in parts if not any(_has(side, statement) for side in _reaching(p, after))]
            if _adds_tests(statement, before[source]) and len(without) < len(parts):
                continue  # once is enough, and more would run them again
            if statement.binds == _EXAMPLES and any(_has(side, statement) for side in after.values()):
                continue
            for part in without:
                words = f"{short(statement.text)} acts on tests that moved here, and is not here"
                place = Place(source, statement.line)
                yield Difference(DifferenceKind.EFFECT, f"{words} (before at {place})", place, Place(part))


_EXAMPLES = ("__test__",)
"""What has examples of its own for doctest, in whichever file it is."""


def _adds_tests(statement: Statement, side: Side) -> bool:
    """Whether it is ``load_tests``, and about tests from elsewhere."""
    if statement.binds != ("load_tests",) or ADDING_TESTS.isdisjoint(_WORD.findall(statement.text)):
        return False
    own = {name.partition("::")[0] for one in side.reading.statements for name in one.tests}
    return not statement.reads_of(own)


def _reaching(part: str, after: Mapping[str, Side]) -> Iterator[Side]:
    """A file, and the conftests that give it fixtures."""
    yield after[part]
    for folder in PurePath(part).parents:
        conftest = (folder / "conftest.py").as_posix()
        if conftest != part and conftest in after:
            yield after[conftest]


def _acts(statement: Statement) -> bool:
    return not (statement.role is Role.IMPORT and statement.imports[0].module == "__future__")


_ADDS = re.compile(r"\s*\w+\s*(?:[-+*/%|&^@]|//|\*\*|<<|>>)=")


def _has(side: Side, statement: Statement) -> bool:
    if statement.imports:
        have = {alias for s in side.reading.statements for alias in s.imports}
        return have.issuperset(statement.imports)
    if statement.block and any(
        s.block and s.block.frame == statement.block.frame for s in side.reading.statements
    ):
        return True
    if statement.binds:
        adds = _ADDS.match(statement.text) is not None  # to what another statement has made
        return any(
            set(statement.binds) & set(s.binds)
            for s in side.reading.statements
            if not adds or s.role is Role.IMPORT or s.text == statement.text
        )
    return any(s.text == statement.text for s in side.reading.statements)


def lost_comments(before: Sequence[Side], after: Sequence[Side]) -> Iterator[Difference]:
    """The comment blocks between definitions of which a line with words is nowhere any more, each once."""
    there = {line for side in after for line in _comment_lines(side)}
    places: defaultdict[str, list[Place]] = defaultdict(list)
    for side in before:
        for statement in side.reading.statements:
            for block in (*statement.comments, statement.attached, *statement.footer):
                places[_gone(block, there)].append(Place(side.path, statement.line))
        for block in side.reading.closing_comments:
            places[_gone(block, there)].append(Place(side.path))
    places.pop("", None)
    for gone, found in places.items():
        more = f" (and at {len(found) - 1} more places)" if len(found) > 1 else ""
        yield Difference(DifferenceKind.COMMENTS, f"a comment by this is nowhere now{more}: {gone}", found[0])


def _gone(block: str, there: Set[str]) -> str:
    """The lines of a block that are nowhere."""
    lines = block.split("\n")
    return " / ".join(line for line in lines if _says(line) and line.strip() not in there)


def _says(line: str) -> bool:
    return any(letter.isalnum() for letter in line)


def _comment_lines(side: Side) -> Iterator[str]:
    for block in comments_of(side.reading):
        yield from (line.strip() for line in block.split("\n"))
    for statement in side.reading.statements:
        if statement.body or statement.role is Role.RUNNER:
            yield from (line.strip() for line in statement.text.splitlines() if "#" in line)
