"""What the proof knows of a part: its statements, paired with the original's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from splitter.model.statements import Reading, RunnerReading, Statement


@dataclass(frozen=True)
class Match:
    """A part's statement and the original's statement that it is."""

    index: int
    statement: Statement


@dataclass(frozen=True)
class PartReading:
    name: str
    matches: tuple[Match, ...]
    comments: Counter[str]
    imported_helpers: frozenset[str] = frozenset()
    """Names that it imports from the module of shared helpers."""
    helpers_import_at: int = 0
    """How many of its statements stand before that import."""

    @cached_property
    def by_index(self) -> Mapping[int, Statement]:
        """Its statements by which of the original each is; they are in order, so that each is there once."""
        return {match.index: match.statement for match in self.matches}

    @property
    def indices(self) -> Set[int]:
        return self.by_index.keys()


@dataclass(frozen=True)
class AllowedAdditions:
    """What the user asked for beside a split, so that it is no flaw."""

    enabling: bool = False
    """Runners run the tests that they left out."""
    closing: bool = False
    """Where nothing in the original runs its tests, the parts may end with what runs theirs."""
    retitled: bool = False
    """Where a print says nothing but the original's name, the part's may say its own."""
    helpers_module: str = ""
    """The part from which the others may import names instead of having the definitions."""
    package_face: str = ""
    """The name of a file that holds nothing but a header: a package's first."""
    deeper: bool = False
    """The parts stand one folder below the original."""
    package: str = ""
    """What stands before that module's name where they import it: the name of their package, or a dot."""
    conftest: str = ""
    """The file from which a runner takes fixtures for the others."""
    extends: bool = False
    """Whether that is there, and what is proved is what it gets: so without a header."""


class Flaw(Exception):
    """The first difference in a part."""


class Unfit(Exception):
    """A header template that gives what is no header."""


def comments_of(reading: Reading) -> Counter[str]:
    found = Counter(reading.closing_comments)
    for statement in reading.statements:
        for block in (*statement.comments, *statement.footer):
            found[block] += 1
        if statement.attached:
            found[statement.attached] += 1
    return found


def lost_in_blocks(original: Reading, match: Match) -> Set[str]:
    """The names of imports that blocks of a statement lack; another block may bind them still."""
    before, after = original.statements[match.index].block, match.statement.block
    if before is None or after is None or before is after:
        return frozenset()
    return frozenset(one.alias.bound for one in before.imports if one not in after.imports)


def runner_of(statement: Statement) -> RunnerReading:
    """What a statement of that role does."""
    assert statement.runner is not None, statement.role
    return statement.runner


def short(text: str) -> str:
    line = text.split("\n", 1)[0].strip()
    return line if len(line) <= 60 else line[:57] + "..."
