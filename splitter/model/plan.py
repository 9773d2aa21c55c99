"""What becomes of a file: frozen, plain, free of I/O.

Module -> Grouping -> Plan -> OutputFile -> findings
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import PurePath

from splitter.model.evidence import Evidence
from splitter.model.finding import Finding, Limit, Severity
from splitter.model.module import Source, Unit
from splitter.model.offers import Offers
from splitter.model.references import Edit, Reference


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
    """The tests that it holds of divided classes among its units; none for whole ones."""
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
    """Where each word is from: ``word`` of a name, ``class``, ``section``, ``module``."""
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
    offers: Offers[tuple[Group, ...]] | None = None
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
class Extension:
    """A file that is there already and gets statements of the original: fixtures for the parts."""

    name: str
    """In the folder of the original."""
    before: bytes = field(repr=False)
    after: bytes = field(repr=False)
    added: OutputFile
    """What it gets, as a file of its own."""


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
    offers: Sequence[tuple[Group, ...]] = field(default=(), repr=False)
    """The divisions that there were to choose from, where a strategy has several."""
    chosen: int = 1
    """Which of them the parts are, counted from 1."""
    parts: tuple[Part, ...] = ()
    outputs: tuple[OutputFile, ...] = ()
    units: tuple[Unit, ...] = field(default=(), repr=False)
    findings: tuple[Finding, ...] = ()
    source: Source | None = field(default=None, repr=False)
    retirement: Retirement = Retirement()
    extension: Extension | None = None
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
    def edits_on_trial(self) -> tuple[Edit, ...]:
        """Those by which the parts find what they need, and others find the parts: all but what goes."""
        return tuple(one for one in self.edits if one.after is not None)

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
        return replace(self, findings=(*self.findings, *findings)) if findings else self

    def stopped(self, *findings: Finding) -> Plan:
        """The plan with these findings and without anything to carry out."""
        return replace(self.told(*findings), parts=(), outputs=(), extension=None, references=(), edits=())
