"""What is around a file: the values that its split depends on beside its own text."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from splitter.model.conventions import PYTESTS_OWN, Conventions

Importers = tuple[tuple[str, str], ...]
"""Other files that import from one, as paths from its folder, each with a name; ``*`` for all of it."""


@dataclass(frozen=True)
class ImportStyle:
    """How a project's tools want imports; 0 where none says."""

    lines_below: int = 0
    """Blank lines between the last of them and whatever follows."""
    width: int = 0
    by_module: bool = False
    """Whether ``import x`` and ``from x import y`` are sorted as one, by the modules' names."""
    by_type: bool = True
    """Whether constants and classes come first among the names of one."""
    own: frozenset[str] | None = None
    """The modules that are the project's own to them, and so have a section below those of others."""
    beside_is_own: bool = False
    """Whether a module beside the file is one of those."""
    unused_pass: bool = False
    """Whether the linter is told to let imports pass that nothing uses."""


@dataclass(frozen=True)
class OwnAsk:
    """A statement that finds its module by name, in a string or an import, and so only under that name."""

    number: int
    """Of the statement in its file, from 0."""
    line: int
    code: str
    """Of the finding, and its message, where no part can keep the name."""
    message: str
    names: frozenset[str]
    """What it asks for there."""


@dataclass(frozen=True)
class FixturesReach:
    """What fixtures in the folder's file of fixtures would reach beside the parts."""

    others: tuple[tuple[str, bytes], ...] = ()
    """The other files in and below the folder, which would see what is in it, with their bytes."""
    barred: str = ""
    """Why none can go there, if none can."""
    there: bytes | None = None
    """The bytes of that file, if there is one: fixtures are added to it."""


@dataclass(frozen=True)
class Surroundings:
    """What is around a file, as far as its split depends on it."""

    package: bool = False
    """Whether its folder is a package, so that its modules import each other relatively."""
    absolute: str = ""
    """The name of that package, if the file imports from it by that, and so can its parts as scripts."""
    taken: frozenset[str] = frozenset()
    """The names in its folder, and those that other files of the run will take there."""
    elsewhere: frozenset[str] = frozenset()
    """Names of files in other folders that would be the same module to the runner."""
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
    told_apart: tuple[str, ...] = ()
    """Patterns by which the runner, or what it loads, tells tests apart by the names of their files."""
    keyed: tuple[str, ...] = ()
    """Files beside it that its tests find by its name: see :mod:`splitter.project.keyed`."""
    uncollected_imports: tuple[str, ...] = ()
    """Names that it imports and that look like tests, but no runner would collect here."""
    importers: Importers = ()
    importers_follow: bool = False
    """Whether all who name it are to name its parts instead."""
    own_asks: tuple[OwnAsk, ...] = ()
    """What in the file itself asks for something by the file's name."""
    keeps_name: bool = False
    """Whether a part may have its name, so that they find there what they ask for."""
    import_style: ImportStyle = ImportStyle()
    reach: FixturesReach | None = None
    """Looked at only where fixtures may go to the folder's file of fixtures."""
    own: Any = None
    """What only its language knows of those outside; opaque to the rest."""

    @property
    def fixtures_file(self) -> bytes | None:
        """The folder's file of fixtures, where there is one and fixtures may go to it."""
        return self.reach.there if self.reach is not None and not self.reach.barred else None

    @property
    def left_behind(self) -> Importers:
        """Those importers that would not find the file any more; which can't follow is told of a plan."""
        return () if self.importers_follow else self.importers

    @property
    def asked(self) -> frozenset[str]:
        """The names that those find in the part that keeps the file's name, and its own statements."""
        if not self.keeps_name:
            return frozenset()
        return self.asked_of_itself.union(name for _, name in self.left_behind)

    @property
    def asked_of_itself(self) -> frozenset[str]:
        return frozenset().union(*(ask.names for ask in self.own_asks))

    @property
    def is_asked(self) -> bool:
        """Whether a part has to keep the file's name."""
        return self.keeps_name and bool(self.left_behind or self.own_asks)

    def is_collected(self, name: str) -> bool:
        """Whether the runner takes a file of that name in the folder for one of tests."""
        return self.conventions.collects_file(name)

    def stays_ignored(self, name: str) -> bool:
        """Whether what tells the runner so names the file alone, and is to name its parts instead."""
        patterns = [pattern for pattern in self.ignored if fnmatchcase(name, pattern)]
        return self.importers_follow and set(patterns) == {name}

    def is_ignored(self, name: str) -> bool:
        """Whether the runner is told to treat a file of that name otherwise."""
        return any(fnmatchcase(name, pattern) for pattern in self.ignored)


NOWHERE = Surroundings()
"""Nothing around a file."""
