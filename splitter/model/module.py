"""What a file is: the values of reading, frozen, plain, free of I/O.

bytes -> Source -> Module
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from pathlib import PurePath

from splitter.model.finding import Finding, lines_in
from splitter.model.surroundings import NOWHERE, Surroundings


@dataclass(frozen=True)
class Source:
    """One file as it is on disk, decoded without loss.

    ``text`` keeps every line ending as it is and has no byte order mark; ``bom`` holds the mark's
    bytes, so that ``bom + text.encode(encoding) == data``.
    """

    path: str
    data: bytes = field(repr=False)
    text: str = field(repr=False)
    encoding: str
    bom: bytes
    newline: str
    sha256: str
    declares: bool = True
    """Whether the file itself may tell its encoding; else it is UTF-8."""
    around: Surroundings = NOWHERE
    """What is around the file."""

    @cached_property
    def name(self) -> str:
        """Its file name, which each step and each part ask for."""
        return PurePath(self.path).name

    @cached_property
    def stem(self) -> str:
        """The same without its suffix."""
        return PurePath(self.path).stem

    @cached_property
    def lines(self) -> int:
        """How many it has, as ``wc -l`` counts them: each part's header asks."""
        return lines_in(self.text)


class UnitKind(str, Enum):
    """What a module-level unit is for; the kind decides which parts get it."""

    PREAMBLE = "preamble"  # shebang, encoding line, licence and tool comments at the top: every part
    DOCSTRING = "docstring"  # the module docstring: lives on inside each part's header
    IMPORT = "import"  # trimmed to what a part needs
    TEST = "test"  # exactly one part
    HELPER = "helper"  # def or class that others use: every part that needs it
    FIXTURE = "fixture"  # a helper that is needed through parameter names and strings
    CONSTANT = "constant"  # an assignment: every part that needs it
    ACTION = "action"  # a statement that acts (call, seed, filter, guard): every part
    RUNNER = "runner"  # `if __name__ == "__main__":` or Mojo's `main()`: every part, its own
    BANNER = "banner"  # a section comment: every part that has a unit of its section
    NOTE = "note"  # comments between statements that touch none of them: one part
    TRAILER = "trailer"  # what stands after the last statement


@dataclass(frozen=True)
class Test:
    """One test as its runner names it, without the file: ``test_x`` or ``TestX::test_y``."""

    __test__ = False

    name: str
    line: int


@dataclass(frozen=True)
class ImportedName:
    """One name that an import statement binds in the module."""

    bound: str
    used: bool
    """Whether anything in the original refers to it; an unused one is kept in every part, ..."""
    idle: bool = False
    """... unless importing it does nothing, ..."""
    module: str = ""
    """The module that is imported with it, where that is known."""
    is_plain: bool = False
    """... or nothing that importing something else from its module does not do."""
    reached: frozenset[str] = frozenset()
    """Names by which its module is used, as ``np`` of ``np.linalg`` uses ``import numpy.linalg``."""
    again: bool = False
    """Whether an import above binds the name to the same, and nothing to anything else."""


@dataclass(frozen=True)
class Member:
    """A test method of a class that may be divided: its slice, with the comments and blank lines above."""

    test: str
    """The test's whole name: ``TestX::test_y``."""
    start: int
    end: int
    reads: frozenset[str]
    """Module-level names that it needs."""
    words: frozenset[str] = frozenset()
    """The names and attributes in it."""


@dataclass(frozen=True)
class HelperMember:
    """A statement of a class that may be divided that only what names it can reach: a method, a value."""

    name: str
    start: int
    end: int
    reads: frozenset[str]
    """Module-level names that it needs."""
    words: frozenset[str]
    """The names and attributes in it."""


@dataclass(frozen=True)
class Tie:
    """Tests of one class that stay together, and why."""

    tests: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class TiedTests:
    """Tests of one class that stay together, be it through others of them, in the class's order."""

    tests: tuple[str, ...]
    ties: tuple[Tie, ...]


@dataclass(frozen=True)
class Unit:
    """A module-level statement with its own leading comments and blank lines: one slice of the text.

    ``start:end`` is the whole slice, and the slices of all units joined are the text again.
    ``body`` is where the first comment or statement begins, after the leading blank lines, and
    ``head`` where the statement does (a decorator is its beginning).
    """

    index: int
    kind: UnitKind
    start: int
    body: int
    head: int
    end: int
    line: int
    """1-based line of the statement itself."""
    names: tuple[str, ...] = ()
    """Module-level names that it binds."""
    reads: frozenset[str] = frozenset()
    """Names of the module's other units that it needs, by reference or by the runner's rules."""
    writes: frozenset[str] = frozenset()
    """Module-level names whose object it changes when it runs."""
    tests: tuple[Test, ...] = ()
    imports: tuple[ImportedName, ...] = ()
    everywhere: bool = False
    """Kept in every part, needed or not."""
    outside: bool = False
    """Whether that is because somebody outside of the file may ask for it."""
    counted: bool = False
    """For a constant: whether it is the number of tests, and so another one in each part."""
    words: str = ""
    """The name that groupings read: a test function's or class's own name."""
    members: tuple[Member, ...] = ()
    """For a class that may be divided: its test methods; ``frame`` is what the rest of it needs."""
    frame: frozenset[str] = frozenset()
    helpers: tuple[HelperMember, ...] = ()
    """For a class that may be divided: members that only those of its tests need that reach them."""
    frame_words: frozenset[str] = frozenset()
    """The names and attributes in what is neither a test nor one of these."""
    ties: tuple[TiedTests, ...] = ()
    """For one that may be: tests of it that stay together."""
    whole: str = ""
    """For a class that must not be divided: why."""
    is_copied_without_tests: bool = False
    """For a class of tests: whether others use it, and would do as well with a copy without its tests."""
    by_name: bool = False
    """Whether it finds its module by the name that one part alone keeps."""
    once: bool = False
    """Whether one process can't have it twice: it makes itself known to a register outside the file."""
    unsure: bool = False
    """Whether that can't be told, for a base that can't be found."""
    scope: str = ""
    """How long what it sets up lives, if longer than a test: ``module``, ``class``, ``session``."""

    def share(self, tests: Collection[str]) -> tuple[str, ...]:
        """Those of its tests that are among some, for a class that may be divided."""
        return tuple(member.test for member in self.members if member.test in tests)

    def reached(self, tests: Collection[str]) -> tuple[HelperMember, ...]:
        """The helpers that some tests of a divided class, and the rest of it, reach."""
        words = self.frame_words.union(*(member.words for member in self.members if member.test in tests))
        found: set[str] = set()
        while more := [one for one in self.helpers if one.name in words and one.name not in found]:
            found.update(one.name for one in more)
            words = words.union(*(one.words for one in more))
        return tuple(one for one in self.helpers if one.name in found)

    def kept(self, tests: Collection[str]) -> tuple[tuple[int, int], ...]:
        """The stretches of a divided class that a part with some of its tests has, by their offsets.

        Without the test methods that are elsewhere, and what only these reach.
        """
        reached = self.reached(tests)
        gone = [(one.start, one.end) for one in self.members if one.test not in tests]
        gone += [(one.start, one.end) for one in self.helpers if one not in reached]
        ends = [self.body, *(offset for span in sorted(gone) for offset in span), self.end]
        return tuple(zip(ends[::2], ends[1::2], strict=True))


@dataclass(frozen=True)
class Shareable:
    """What of a module may be imported from another one beside it, by the rules of its language."""

    units: frozenset[int]
    """Units of which one copy is as good as one for each part, and whose names an import can bring."""
    fixtures: frozenset[int] = frozenset()
    """Units that the runner finds in a file of shared fixtures, and that nothing uses otherwise."""
    staying: Mapping[int, str] = field(default_factory=dict)
    """Fixtures that are not among these because of the folder that the parts are in, and why."""
    registered: frozenset[int] = frozenset()
    """Units that some other module knows once they are defined, so that a second definition may clash."""
    copied: frozenset[int] = frozenset()
    """Units that both may have, as they have imports: ``try: import x``."""
    seed: int = -1
    """The unit that seeds a generator of random numbers: both have it if what moves may see that, ..."""
    drawing: frozenset[int] = frozenset()
    """... and units that draw from it, of which all move or none does."""
    after: int = -1
    """The last unit that acts before any of them: importing them earlier would change what they see, ..."""
    inert: frozenset[int] = frozenset()
    """... but for these, which see nothing when they are defined."""
    prefix: str = ""
    """What stands before the other module's name in an import: a dot in a package."""
    asserts: frozenset[int] = frozenset()
    """Those whose assertions the runner explains only in a file of tests."""
    usual: bool = False
    """Whether people share large helpers so, where nobody says how."""
    findings: tuple[Finding, ...] = ()
    """What is to be said about such a module here; an ``error`` if there can be none."""


@dataclass(frozen=True)
class Relocation:
    """What becomes of a file's text one folder deeper: where it gets a dot, and what is in the way."""

    dots: tuple[tuple[int, str], ...] = ()
    """Offsets, in order, with what comes in there: a dot for an import, ``../`` for a path."""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Docstring:
    """The module docstring as it is written."""

    prefix: str
    quote: str
    content: str
    """The raw text between the quotes, escapes and all."""


@dataclass(frozen=True)
class Uncounted:
    """Tests that a file runs and that can't be divided, so that no limit counts them."""

    tests: int = 0
    findings: tuple[Finding, ...] = ()
    """What is to be said of them where they would be too many."""


@dataclass(frozen=True)
class Module:
    """A file as an ordered list of units; a language that must know more of it has one of its own."""

    source: Source
    language: str
    units: tuple[Unit, ...]
    docstring: Docstring | None = None
    findings: tuple[Finding, ...] = ()
    uncounted: Uncounted = Uncounted()
    in_order: bool = False
    """Whether a test may see what an earlier one leaves behind, outside of the file."""

    @property
    def idle(self) -> frozenset[str]:
        """Tests that the file itself leaves out where it runs the others."""
        return frozenset()

    @cached_property
    def tests(self) -> tuple[Test, ...]:
        """Every test of the file, in its order."""
        return tuple(test for unit in self.units for test in unit.tests)

    @cached_property
    def docstring_unit(self) -> Unit | None:
        """The statement that the module's docstring is."""
        return next((unit for unit in self.units if unit.kind is UnitKind.DOCSTRING), None)

    def names_of_tests(self, indices: Iterable[int]) -> frozenset[str]:
        """The names that the statements with tests bind which are among these units."""
        units = (self.units[index] for index in indices)
        return frozenset(name for unit in units if unit.kind is UnitKind.TEST for name in unit.names)

    def slice(self, unit: Unit) -> str:
        """The unit's text, byte for byte."""
        return self.source.text[unit.start : unit.end]
