"""The file that is split as others name it, and the parts that they would name instead."""

from __future__ import annotations

import ast
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from splitter.model.finding import lines_in
from splitter.model.plan import OutputFile, Part, PartRole, Plan
from splitter.project.listing import Listing
from splitter.project.siblings import HEAD, origin
from splitter.project.texts import ordinary
from splitter.text.file_names import RETIRED_SUFFIX


@dataclass(frozen=True)
class Successor:
    """A part, as others would name it."""

    name: str
    """From the original's folder, with slashes."""
    tests: tuple[str, ...]
    """None: a module of helpers, or the first file of a package."""
    lines: int
    width: int
    """Columns of its longest line, at the most: letters and tabs may be wide."""
    provides: frozenset[str]
    """The names of its module-level statements."""

    @property
    def module(self) -> str:
        """Its module, from the package that the original is in."""
        return self.name.rpartition(".")[0].replace("/", ".").removesuffix(".__init__")


@dataclass(frozen=True)
class Subject:
    """The original and its successors."""

    path: PurePosixPath
    """The original, from the project's top."""
    successors: tuple[Successor, ...]
    namesakes: tuple[str, ...] = ()
    """Other files of the project that have its name, or had it before they were retired."""
    names: frozenset[str] = frozenset()
    """Those of the original's module-level statements."""
    copied: frozenset[str] = frozenset()
    """Those that several parts define, each for itself: the objects are not the same."""

    @property
    def folder(self) -> PurePosixPath:
        """Where it is, from the project's top."""
        return self.path.parent

    def is_in(self, packages: Sequence[str], near: PurePosixPath) -> bool | None:
        """Whether it is what a file in the folder ``near`` means by a module of its name in these packages.

        The nearest is meant: each project of several in one repository has its own ``tests``. ``None`` if
        none is near, and several can be meant.
        """
        own, steps = self.folder.parts, tuple(packages)
        depth = min(len(steps), len(own))
        if not depth or steps[-depth:] != own[-depth:]:
            return False
        others = [PurePosixPath(one).parts[:-1] for one in self.namesakes]
        for base in (near.parts[:count] for count in range(len(near.parts), -1, -1)):
            if (*base, *steps) in (own, *others):
                return (*base, *steps) == own
        return None if any(place[-depth:] == steps[-depth:] for place in others) else True

    @property
    def files(self) -> tuple[Successor, ...]:
        """The successors that hold tests: together they are what the original was."""
        return tuple(one for one in self.successors if one.tests)

    @property
    def stays(self) -> Successor | None:
        """The part that keeps the original's name."""
        return next((one for one in self.successors if one.name == self.path.name), None)

    def holding(self, test: str) -> tuple[Successor, ...]:
        """Those that hold a test, or tests of a class."""
        return tuple(
            one
            for one in self.files
            if any(each == test or each.startswith(f"{test}::") for each in one.tests)
        )

    def providing(self, names: Iterable[str]) -> tuple[Successor, ...]:
        """Those that have all of these names, first the one that needs no other name."""
        wanted = frozenset(names)
        found = [one for one in self.successors if wanted <= one.provides]
        return tuple(sorted(found, key=lambda one: one is not self.stays))


def subject_of(plan: Plan, top: Path, project: Listing) -> Subject:
    """A plan's original in the project at ``top``."""
    where = Path(os.path.realpath(Path(plan.path).parent)) / Path(plan.path).name
    path = PurePosixPath(where.relative_to(top).as_posix())
    namesakes = {*_namesakes(path.name, top, project)}
    pairs = zip(plan.parts, plan.outputs, strict=True)
    return Subject(
        path,
        tuple(_successor(plan, *pair) for pair in pairs),
        tuple(sorted(namesakes - {str(path)})),
        frozenset(name for unit in plan.units for name in unit.names),
        frozenset(_copied(plan)),
    )


def _copied(plan: Plan) -> Iterator[str]:
    """What two parts define; only in Python can anybody tell two objects from one."""
    if plan.source is None or plan.language != "python":
        return
    homes = Counter(index for part in plan.parts for index in {*part.units})
    for unit in plan.units:
        is_plain = unit.imports or unit.names == _MARKS
        if homes[unit.index] > 1 and not (is_plain or _is_value(plan.source.text[unit.head : unit.end])):
            yield from unit.names


_MARKS = ("pytestmark",)
"""What pytest reads of a module, and nobody changes."""


def _is_value(statement: str) -> bool:
    """Whether it gives a name what is equal wherever it is made, and nobody changes."""
    try:
        (node,) = ast.parse(statement).body
        if not isinstance(node, (ast.Assign, ast.AnnAssign)) or node.value is None:
            return False
        value = ast.literal_eval(node.value)
    except (SyntaxError, ValueError):
        return False
    return isinstance(value, (str, bytes, int, float, complex, tuple, type(None)))


def _namesakes(name: str, top: Path, project: Listing) -> Iterator[str]:
    """Files of a name, and those that were split, or are by another process: their parts name them."""
    for own, file in project.beginning(PurePosixPath(name).stem):
        if own == name or _is_part(top / file, name):
            yield f"{file.removesuffix(own)}{name}"


def _is_part(path: Path, original: str) -> bool:
    """Whether a file is a part of an original in its own folder: that is retired, or its header says so."""
    if os.path.lexists(path.with_name(f"{original}{RETIRED_SUFFIX}")):
        return True
    head = ordinary(path)[:HEAD].decode("utf-8", "replace")
    return origin(head, path.name, frozenset()) == original


def _successor(plan: Plan, part: Part, output: OutputFile) -> Successor:
    tests = part.tests if part.role is PartRole.TESTS else ()
    provides = frozenset(_provided(plan, part)) | frozenset(part.imported_helpers)
    return Successor(part.name, tests, lines_in(output.text), width_of(output.text), provides)


def width_of(text: str) -> int:
    """Columns of the longest line, at the most."""
    plain = text.isascii() and "\t" not in text
    return max(map(len if plain else _columns_of, text.splitlines()), default=0)


def _columns_of(line: str) -> int:
    plain = line.isascii() and "\t" not in line
    return len(line) if plain else sum(map(_columns, line))


def _columns(char: str) -> int:
    return 1 if " " <= char <= "~" else 8 if char == "\t" else 2


def _provided(plan: Plan, part: Part) -> Iterator[str]:
    for index in part.units:
        unit = plan.units[index]
        gone = {one.bound for one in unit.imports}.difference(part.imports.get(index, unit.names))
        if index not in part.members:  # a share of a class is not the class
            yield from (name for name in unit.names if name not in gone)
