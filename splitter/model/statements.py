"""The second reading of a file, made for the proof by another parser than the planner's.

A language's ``reread`` returns these values for the original and for each rendered part; the proof
compares them. They know nothing of units, plans or groups.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Any, NamedTuple


class Unsound(Exception):
    """The parser took the text, and it breaks a rule of the language all the same."""


class Role(str, Enum):
    """What a statement is, as far as the proof must tell statements apart."""

    DOCSTRING = "docstring"
    IMPORT = "import"
    RUNNER = "runner"
    ACTION = "action"
    DEFINITION = "definition"


class Alias(NamedTuple):
    """One imported name: ``from module import name as bound`` (``name`` is empty for ``import module``)."""

    module: str
    name: str
    bound: str


class Names(NamedTuple):
    """The names that a statement looks up in the module."""

    reads: frozenset[str] = frozenset()
    maybe: frozenset[str] = frozenset()
    """Those that it may look up; not enough to ask for them, enough to call them used."""
    said: frozenset[str] = frozenset()
    """Those of ``reads`` that only its strings say; other tools may not know that these are used."""


class Use:
    """What a statement, or a piece of it, looks up in the module, found out no further than it is asked for.

    ``words`` gives names beside which it looks up none, at little cost: most questions end there; ``None``
    if they can't be told. ``names`` gives those that it does look up; it raises ``Unsound``.
    """

    def __init__(self, words: Callable[[], frozenset[str] | None], names: Callable[[], Names]) -> None:
        self._words = words
        self._names = names

    @classmethod
    def known(cls, reads: frozenset[str]) -> Use:
        """Where they are known."""
        use = cls.__new__(cls)
        vars(use).update(words=reads, names=Names(reads))
        return use

    @cached_property
    def words(self) -> frozenset[str]:
        words = self._words()
        return self.names.reads | self.names.maybe if words is None else words

    @cached_property
    def names(self) -> Names:
        return self._names()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Use) and self.names == other.names

    def __hash__(self) -> int:
        return hash(self.names)


class Spared(NamedTuple):
    """What is to be known of a method that only some tests of its class name."""

    helper: str = ""
    """Its name if a share without it may lack it, for nothing in the share names it."""
    words: frozenset[str] = frozenset()
    """The names and attributes in it, as far as that matters."""


@dataclass(frozen=True)
class Member:
    """One statement of a class body, with the lines between the one before and it."""

    text: str
    test: str = ""
    """The test's whole name if it is a test method: ``TestX::test_y``."""
    requests: frozenset[str] = frozenset()
    """As of a statement."""
    spared: Callable[[], Spared] = field(default=Spared, compare=False)
    """Looks at the whole file, for which there is a reason only where classes are divided."""

    @property
    def helper(self) -> str:
        return self.spared().helper


class Piece(NamedTuple):
    """A statement of a runner's body that runs tests."""

    text: str
    runs: int
    """How many tests, or functions that run some, it names."""
    skeleton: str = ""
    """For a compound statement: all of it but what runs tests."""
    inner: tuple[Piece, ...] = ()
    """For a compound statement: what runs tests in it."""
    of: frozenset[str] = frozenset()
    """For a statement that runs none: the tests whose results it uses."""


class Extent(NamedTuple):
    """Neighbouring statements of a runner's body that run tests: ``runs[start:stop]``."""

    runs: tuple[frozenset[str], ...]
    """The names of the tests, and of functions that run some, for each statement of a block."""
    start: int
    stop: int


class Loose(NamedTuple):
    """A print or a comment of a runner's body."""

    text: str
    about: tuple[Extent | None, ...]
    """What it may be about, and so go with; ``None`` if that may be the whole."""
    parted: bool = False
    """Whether blank lines follow: lines that look and stand alike are about alike things."""


class RunnerReading(NamedTuple):
    """What a runner does: for each test, and whatever the tests are."""

    calls: tuple[str, ...] = ()
    """The tests that it runs, in order."""
    always: tuple[str, ...] = ()
    """The statements of its body that are about no test, which each copy must have."""
    pieces: tuple[Piece, ...] = ()
    """The statements that run tests."""
    counters: tuple[str, ...] = ()
    """The variables that it counts up between them, in order."""
    loose: tuple[Loose, ...] = ()
    """The prints and comments of its body."""
    binds: frozenset[str] = frozenset()
    """The variables of its own."""
    unfolded: str = ""
    """Its text with each test of a tuple on a line of its own, if it has one."""
    uses: frozenset[str] = frozenset()
    """The names that its body uses."""
    counts: bool = True
    """Whether its numbers may be counts of its tests, which are others in a part."""


class ClassReading(NamedTuple):
    """A class with test methods, piece by piece."""

    frame: str
    """Its decorators and the line that names it."""
    members: tuple[Member, ...]
    """The statements of its body."""


@dataclass(frozen=True)
class BlockImport:
    """One name that an import binds which stands in a block of a statement."""

    alias: Alias
    at: int
    """How many lines of the statement that are no imports stand above it."""
    attempt: int = -1
    """The block, among those whose failures are caught, that it stands in; -1 if it is none of them."""
    comment: str = ""
    """What stands directly above it."""
    indent: str = ""
    text: str = field(default="", compare=False)
    """The statement that it is of."""


class Attempt(NamedTuple):
    """A block whose failures are caught."""

    end: int
    """How many lines that are no imports stand above its end."""
    passes: bool
    """Whether nothing else is done where one of its statements fails, or none does."""


class BlockReading(NamedTuple):
    """A statement with blocks: the imports in them, and all the rest of it."""

    frame: str
    imports: tuple[BlockImport, ...]
    attempts: tuple[Attempt, ...]


class UnsureTests(NamedTuple):
    """What may be tests, as only the whole file shows."""

    assigned: tuple[str, ...] = ()
    """Those that it binds by assignment, unless other statements use them as something else."""
    bases: tuple[str, ...] = ()
    """For a test class without tests: bases from elsewhere that may bring some."""


class Statement(NamedTuple):
    """One module-level statement; a tuple, for each one of each part is a changed copy.

    ``text`` runs from its first decorator's or its own first character to the end of its last line,
    same-line comment included, line ending excluded. ``comments`` are the comment blocks between the
    previous statement and this one that a blank line sets off, ``attached`` is the block directly above
    it. A block is comment lines without a blank one between, each without indentation, joined by LF.
    """

    text: str
    line: int
    role: Role
    comments: tuple[str, ...] = ()
    attached: str = ""
    footer: tuple[str, ...] = ()
    """The indented comment blocks below it, before anything at column 0: the end of its body."""
    binds: tuple[str, ...] = ()
    uses: tuple[Use, ...] = ()
    """What it looks up in the module; of a class first what is above its body, then each member."""
    requests: frozenset[str] = frozenset()
    """Names that a runner would look among the fixtures for."""
    tests: tuple[str, ...] = ()
    """The tests that a runner would collect from it; a definition with tests is in exactly one part."""
    imports: tuple[Alias, ...] = ()
    guard: str = ""
    """Of imports under a condition that is never so when tests run: the lines above them."""
    everywhere: bool = False
    """Whether it must be in every part: it acts, or a runner calls it by its name."""
    runner: RunnerReading | None = None
    """For one of that role."""
    body: ClassReading | None = None
    """For a class with test methods."""
    block: BlockReading | None = None
    """For a statement with blocks that is no definition: the imports in them."""
    number: int | None = None
    """For a constant that is one, and that may be how many tests a runner runs."""
    unsure: UnsureTests | None = None
    """What the language's own reader has yet to tell."""

    @property
    def members(self) -> tuple[Member, ...]:
        """The statements of a class with test methods; of anything else none."""
        return self.body.members if self.body else ()

    @property
    def words(self) -> frozenset[str]:
        """Names beside which it looks up none in the module."""
        if len(self.uses) == 1:
            return self.uses[0].words
        return frozenset().union(*(use.words for use in self.uses))

    @property
    def reads(self) -> frozenset[str]:
        """The names that it looks up in the module."""
        if len(self.uses) == 1:
            return self.uses[0].names.reads
        return frozenset().union(*(use.names.reads for use in self.uses))

    def reads_of(self, names: Set[str]) -> Set[str]:
        """Those of ``names`` that it looks up in the module."""
        return frozenset().union(*(found.reads for found in self.names_about(names))) & names

    def may_read_of(self, names: Set[str]) -> Set[str]:
        """Those of ``names`` that it looks up in the module, or may look up."""
        return frozenset().union(*(one for found in self.names_about(names) for one in found)) & names

    def names_about(self, names: Set[str]) -> list[Names]:
        """The names of the pieces that may look up one of ``names``."""
        return [use.names for use in self.uses if not use.words.isdisjoint(names)] if names else []


class Seeded(NamedTuple):
    """What seeds a generator of random numbers when the file is imported, and what draws from it then."""

    seeds: frozenset[int] = frozenset()
    drawing: frozenset[int] = frozenset()
    """All of these are in one file, in their order below the seed: by numbers."""


@dataclass(frozen=True)
class Reading:
    """A whole file: its statements and the comment blocks after the last one."""

    statements: tuple[Statement, ...]
    closing_comments: tuple[str, ...] = ()
    docstring: str | None = None
    """The module docstring's raw text between its quotes."""
    fixtures: frozenset[str] = frozenset()
    """The names of the file's own fixtures."""
    problem: str | None = None
    """Why the text could not be read (a syntax error); the rest is empty then."""
    idle: frozenset[Alias] = field(default=frozenset(), compare=False)
    """Imported names that nothing asks for, and that no part must have: importing them does nothing."""
    idle_beside: frozenset[Alias] = field(default=frozenset(), compare=False)
    """The same where a part imports something else from their module."""
    reached: Mapping[Alias, frozenset[str]] = field(default_factory=dict, compare=False)
    """Imported modules that are used as attributes of other names, with these: ``np`` of ``np.linalg``."""
    repeated: frozenset[tuple[int, str]] = field(default=frozenset(), compare=False)
    """Names that an import, by its number, binds to what an earlier one has bound them to, as all do."""
    needs: Mapping[int, frozenset[str]] = field(default_factory=dict, compare=False)
    """Names of the module that a statement needs because somebody outside asks for them, by its number."""
    plain: frozenset[str] = field(default=frozenset(), compare=False)
    """Imported names among the requests by which a runner would find no fixture."""
    outside: frozenset[int] = field(default=frozenset(), compare=False)
    """The numbers of the statements that are in every part because somebody outside may ask for them."""
    seeded: Seeded = field(default=Seeded(), compare=False)
    own: Any = field(default=(), repr=False, compare=False)
    """What the language's own reader needs to recognise the statements in parts; opaque to the rest."""
