"""The values that travel through the splitter: frozen, plain, free of I/O.

bytes -> Source -> Module -> Grouping -> Plan -> OutputFile -> findings
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import PurePath
from typing import Any

from splitter.model.conventions import PYTESTS_OWN, Conventions
from splitter.model.evidence import Evidence
from splitter.model.finding import Finding, Limit, Severity
from splitter.model.references import Edit, Reference


@dataclass(frozen=True)
class Surroundings:
    """What is around a file, as far as its split depends on it."""

    package: bool = False
    """Whether its folder is a package, so that its modules import each other relatively."""
    taken: frozenset[str] = frozenset()
    """The names in its folder, and those that other files of the run will take there."""
    kindred: frozenset[str] = frozenset()
    """Those of them that are parts of an earlier split of it."""
    importable: bool = True
    """Whether the runner lets a test module import one beside it."""
    hidden: frozenset[str] = frozenset()
    """Module names that mean another module already: one of these in the folder would hide it."""
    fixtures: frozenset[str] = frozenset()
    """The fixtures that tests in the folder have from elsewhere."""
    conventions: Conventions = PYTESTS_OWN
    """What counts as a test there."""
    ignored: tuple[str, ...] = ()
    """Patterns of the names in the folder that the runner is told to treat otherwise."""
    keyed: tuple[str, ...] = ()
    """Files beside it that its tests find by its name: see :mod:`splitter.project.keyed`."""
    uncollected_imports: tuple[str, ...] = ()
    """Names that it imports and that look like tests, but no runner would collect here."""
    importers: tuple[tuple[str, str], ...] = ()
    """Other files that import from it, and the names; ``*`` for all."""
    importers_follow: bool = False
    """Whether they are to import from the parts instead."""
    own: Any = None
    """What only its language knows of those outside; opaque to the rest."""

    @property
    def left_behind(self) -> tuple[tuple[str, str], ...]:
        """Those importers that would not find the file any more; which can't follow is told of a plan."""
        return () if self.importers_follow else self.importers

    def is_collected(self, name: str) -> bool:
        """Whether the runner takes a file of that name in the folder for one of tests."""
        return self.conventions.collects_file(name)

    def is_ignored(self, name: str) -> bool:
        """Whether the runner is told to treat a file of that name otherwise."""
        return any(fnmatchcase(name, pattern) for pattern in self.ignored)


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
    around: Surroundings = Surroundings()
    """What is around the file."""


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


@dataclass(frozen=True)
class Member:
    """A test method of a class that may be divided: its slice, with the comments and blank lines above."""

    test: str
    """The test's whole name: ``TestX::test_y``."""
    start: int
    end: int
    reads: frozenset[str]
    """Module-level names that it needs."""


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
    whole: str = ""
    """For a class that must not be divided: why."""
    is_copied_without_tests: bool = False
    """For a class of tests: whether others use it, and would do as well with a copy without its tests."""
    once: bool = False
    """Whether one process can't have it twice: it makes itself known to a register outside the file."""
    unsure: bool = False
    """Whether that can't be told, for a base that can't be found."""
    scope: str = ""
    """How long what it sets up lives, if longer than a test: ``module``, ``class``, ``session``."""


@dataclass(frozen=True)
class Shareable:
    """What of a module may be imported from another one beside it, by the rules of its language."""

    units: frozenset[int]
    """Units of which one copy is as good as one for each part, and whose names an import can bring."""
    fixtures: frozenset[int] = frozenset()
    """Units that the runner finds in a file of shared fixtures, and that nothing uses otherwise."""
    registered: frozenset[int] = frozenset()
    """Units that some other module knows once they are defined, so that a second definition may clash."""
    copied: frozenset[int] = frozenset()
    """Units that both may have, as they have imports: ``try: import x``."""
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

    def names_of_tests(self, part: Part) -> frozenset[str]:
        """The names that the statements with tests bind which are in a part."""
        units = (self.units[index] for index in part.units)
        return frozenset(name for unit in units if unit.kind is UnitKind.TEST for name in unit.names)

    def slice(self, unit: Unit) -> str:
        """The unit's text, byte for byte."""
        return self.source.text[unit.start : unit.end]


@dataclass(frozen=True)
class Atom:
    """Test units that must stay in one part, as indices into ``Module.units``, in file order."""

    units: tuple[int, ...]
    names: tuple[str, ...]
    """The name of each unit, as groupings read it: ``test_conv1_forward``, ``TestSockets``."""
    tests: int
    """How many tests it holds."""
    lines: int
    """How many lines a part has because of it, and of nothing else."""
    reason: str = ""
    """Why its units stay together; empty for a single unit."""
    members: tuple[str, ...] = ()
    """For a share of a divided class (the only unit): the tests in it; empty for whole units."""
    section: str = ""
    """The words of the section comment above its first unit."""
    needs: int = 0
    """What it shares with others that need it too, once a part: a bit for each of ``Capacity.weights``."""
    evidence: Evidence = field(default=Evidence(), repr=False, compare=False)
    """What its tests show of their subject, where that was looked at."""


@dataclass(frozen=True)
class Subject:
    """What a group's tests are about, and how far that is so."""

    words: tuple[str, ...]
    """As the tests write them; none for what has nothing in common."""
    tests: int
    """How many tests the group has."""
    had: int
    """How many of them have one of the words."""
    elsewhere: int
    """How many tests of other groups have one."""
    phrase: bool = False
    """Whether the words stand side by side: output schema."""
    sources: tuple[str, ...] = ()
    """Where each word is from: ``word`` of a name, ``class``, ``section``, ``module``, ``fixture``."""
    close: tuple[str, ...] = ()
    """Words that nearly named it."""


@dataclass(frozen=True)
class Group:
    """A named set of atoms that become one part."""

    name: str
    """A lower-case identifier: it goes into the part's file name."""
    title: str
    """For people: it goes into the part's header (``convolution``)."""
    atoms: tuple[Atom, ...]
    about: Subject | None = None
    """What its name is from, where that was looked into."""


@dataclass(frozen=True)
class Grouping:
    """Every atom in exactly one group, and how that came about."""

    strategy: str
    """The strategy that was used: never ``auto``, but what ``auto`` chose."""
    reason: str
    """One sentence for the user: what was chosen and why."""
    groups: tuple[Group, ...]
    offers: tuple[tuple[Group, ...], ...] = ()
    """All divisions that there are to choose from, ``groups`` among them; the best first."""


class PartRole(str, Enum):
    """What a part is for."""

    TESTS = "tests"
    HELPERS = "helpers"  # what several parts import instead of each having its own
    FIXTURES = "fixtures"  # what the runner itself gives to all parts
    PACKAGE_FACE = "package face"  # the first file of the package that the parts are


@dataclass(frozen=True)
class Part:
    """One new file of the plan."""

    name: str
    """File name, in the folder of the original; with a folder before it if the parts are a package."""
    group: str
    subject: str
    """The group for people: ``convolution``."""
    title: str
    """The title of its header: ``LeNet-5 convolution layer tests``."""
    units: tuple[int, ...]
    """Indices of its units, in the original's order."""
    tests: tuple[str, ...]
    role: PartRole = PartRole.TESTS
    imports: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """For an import unit that is trimmed: the names that stay."""
    members: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """For a class that is divided: the tests that stay."""
    imported_helpers: tuple[str, ...] = ()
    """Names that it imports from the module of shared helpers."""
    helpers_module: str = ""
    """The file name of that module, which is a part without tests."""
    helpers_import: str = ""
    """The same as an import names it: ``.math_helpers``."""
    helpers_import_after: int = -1
    """The unit that the import of these names comes after, and after the imports that follow it."""
    topic: str = ""
    """What it tests, in a sentence for its header."""


@dataclass(frozen=True)
class OutputFile:
    """A rendered part."""

    name: str
    text: str = field(repr=False)
    data: bytes = field(repr=False)
    header: tuple[int, int] = (0, 0)
    """Offsets in ``text`` of the generated header."""
    heading: str = field(default="", repr=False)
    """That header, as the template gave it."""
    places: tuple[tuple[int, int, int], ...] = ()
    """Where each unit of the original stands: its index, and its start and end in ``text``."""


@dataclass(frozen=True)
class Retirement:
    """What becomes of the original once its parts are there."""

    how: str = "rename"
    """``rename``: it gets the name ``Plan.retired``; ``delete``: it goes, the journal keeps its bytes;
    ``keep``: it stays as it is; ``stub``: it is replaced by a note that holds no tests; ``rest``: what is
    of no part stays in it, the journal keeps its bytes."""
    data: bytes | None = field(default=None, repr=False)
    """What stands at the retired name instead of the original's own bytes (a notice above them), or
    at the original's name (the stub, the rest)."""


@dataclass(frozen=True)
class Timing:
    """Seconds, as a run of the tests before promises them."""

    whole: float
    """Of the file."""
    parts: tuple[float, ...]
    """Of each part with tests, in their order."""
    workers: tuple[tuple[int, float], ...]
    """Of all parts with so many workers, which take file by file."""


@dataclass(frozen=True)
class Plan:
    """What will become of one file: pure data, the same for the same bytes and settings.

    ``parts`` is empty when there is nothing to do (the file is under the limit) and when the file
    is refused (an ``error`` among the findings).
    """

    path: str
    """The original, as the user named it."""
    sha256: str
    size: int
    language: str
    tests: tuple[str, ...]
    limit: Limit
    retired: str
    """File name that the original gets."""
    strategy: str = ""
    reason: str = ""
    offers: tuple[tuple[Group, ...], ...] = field(default=(), repr=False)
    """The divisions that there were to choose from, where a strategy has several."""
    chosen: int = 1
    """Which of them the parts are, counted from 1."""
    parts: tuple[Part, ...] = ()
    outputs: tuple[OutputFile, ...] = ()
    units: tuple[Unit, ...] = field(default=(), repr=False)
    findings: tuple[Finding, ...] = ()
    source: Source | None = field(default=None, repr=False)
    retirement: Retirement = Retirement()
    references: tuple[Reference, ...] = ()
    """Where others name it, if that was looked for."""
    edits: tuple[Edit, ...] = ()
    """Those of them that name the parts instead once the plan is carried out."""
    timing: Timing | None = None
    """Where it is known how long the tests take."""

    @property
    def stays(self) -> OutputFile | None:
        """What stays in the original's file, if anything does."""
        if self.retirement.how != "rest":
            return None
        return next((output for output in self.outputs if output.name == PurePath(self.path).name), None)

    @property
    def new_files(self) -> tuple[OutputFile, ...]:
        """The files that are not there yet."""
        return tuple(output for output in self.outputs if output is not self.stays)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop this file."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)

    @property
    def ok(self) -> bool:
        """Whether the plan may be carried out (there may still be nothing to do)."""
        return not self.errors

    def told(self, *findings: Finding) -> Plan:
        """The plan with more findings."""
        return replace(self, findings=(*self.findings, *findings))

    def stopped(self, *findings: Finding) -> Plan:
        """The plan with these findings and without anything to carry out."""
        return replace(self.told(*findings), parts=(), outputs=(), references=(), edits=())
