"""What a language is to the splitter: a value of data, of functions, and of what not every language has."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from splitter.model.conventions import PYTESTS_OWN, Conventions
from splitter.model.finding import Default
from splitter.model.tally import Tally

if TYPE_CHECKING:
    from splitter.config.settings import Settings
    from splitter.config.verify import VerifySettings
    from splitter.model.anatomy import Anatomy
    from splitter.model.module import Module, Relocation, Shareable, Source, Unit
    from splitter.model.plan import Part
    from splitter.model.statements import Reading
    from splitter.model.surroundings import FixturesReach, Importers, ImportStyle, Surroundings
    from splitter.running import Runner


class Bound(Protocol):
    """A quick upper bound of how many tests a text holds, so that small files are never parsed.

    A bound above ``enough`` need not be the best one: who asks has seen enough then.
    """

    def __call__(
        self, text: str, enough: int | None = None, conventions: Conventions = PYTESTS_OWN
    ) -> int: ...


class Read(Protocol):
    """Cut a file into units; what cannot be decided is an ``error`` finding of the module.

    A class that alone is over the limit is looked at more closely, whether it may be divided.
    """

    def __call__(self, source: Source, settings: Settings) -> Module: ...


class Needs(Protocol):
    """The names that the runner refers to in a part with just these test names, tests apart."""

    def __call__(self, module: Module, tests: frozenset[str]) -> frozenset[str]: ...


class Write(Protocol):
    """What a runner, a count of tests or an import that loses names is in a part; ``None`` to leave it out.

    ``text`` is the whole unit, from its ``body`` on, as it is copied.
    """

    def __call__(self, module: Module, unit: Unit, part: Part, text: str) -> str | None: ...


class Reread(Protocol):
    """Read a file again for the proof, with another parser than the first reading's.

    ``around`` is what is around an original.
    """

    def __call__(self, data: bytes, around: Surroundings | None = None) -> Reading: ...


class RereadParts(Protocol):
    """The same for the rendered parts, whose statements are mostly the original's."""

    def __call__(self, original: Reading, parts: Sequence[bytes]) -> Iterator[Reading]: ...


class Closing(NamedTuple):
    """What a part may get at its end beside units of the original: a runner that was not there."""

    write: Callable[[Module, Sequence[str]], str]
    """That text for a part with these tests; empty where there is none."""
    is_last: Callable[[Reading, Reading], bool]
    """For the proof, of the original and of a part: whether its last statement is that, and no more."""


class Sharing(NamedTuple):
    """Helpers that parts import from one module beside them instead of having copies."""

    shareable: Callable[[Module], Shareable]
    """What such a module may hold."""
    imported: Callable[[str, Sequence[str], ImportStyle], str]
    """The import of names from a module, with a line ending."""
    flaw: Callable[[Reading, bytes, Sequence[Reading], str], str]
    """For the proof: why parts can't import from that module as they do, in words; else nothing.

    It is given the original, the module, the parts, and the module's name without dots.
    """
    fixtures_file: str = ""
    """The file from which the runner takes fixtures for all in its folder."""
    fixtures_flaw: Callable[[bytes, Sequence[tuple[str, bytes]], Surroundings], str] | None = None
    """For the proof: why that file can't be beside these others of the folder, in words; else nothing."""
    extension_flaw: Callable[[bytes, bytes, bytes, bytes], str] | None = None
    """For the proof: why that file, where it is there, can't have fixtures added so, in words; else nothing.

    It is given the original, the file as it is, what is added as a file of its own, and both in one.
    """
    unmet: Callable[[bytes, bytes], str] | None = None
    """A name that a file would use and have no more: of the file as it is, and as it would be."""
    is_sorted: bool = False
    """Whether people have tools that sort their imports."""


class Used(Protocol):
    """For each name that its module imports the lines on which a unit's code uses it: offsets, in order."""

    def __call__(self, unit: Unit) -> Mapping[str, Sequence[int]]: ...


class UnusedImports(NamedTuple):
    """Imports of names that nothing uses, which is meant."""

    said: Callable[[str, Collection[str]], str]
    """One with a word for people's tools that some of its names are unused."""
    asks: Callable[[str], bool]
    """Whether a statement's strings may ask for names, too; elsewhere its words tell what it uses."""
    used: Callable[[Module], Used]


class Deeper(NamedTuple):
    """Parts one folder deeper than the original, in a package of its name."""

    relocated: Callable[[Module], Relocation]
    """What has to change there, or keeps them from going there."""
    lifted: Callable[[bytes, str, Surroundings], bytes]
    """For the proof: such a part as it would read beside the original; raises ``ValueError``.

    It is given the part, the name of the module of shared helpers beside it, what is around the original.
    """
    first_file: str
    """The file that makes a folder a package."""


class Around(NamedTuple):
    """What is beside a file, read statically: nothing is run."""

    conventions: Callable[[Path], Conventions]
    """What counts as a test in a folder, by its project's configuration."""
    importers: Callable[[Path], Importers]
    """What other files of its project import from the file at a path."""
    importers_among_many: Callable[[Path], Importers]
    """The same, where it is asked of many files of a project in one run."""
    surroundings: Callable[[Path, str, Importers], Surroundings]
    """What is around the file at a path, which holds this text and has these importers."""
    reach: Callable[[Path], FixturesReach] | None = None
    """What a new file of fixtures beside the file at a path would reach."""


class Probe(NamedTuple):
    """Running a choice of a file's tests where the runner itself can't be told which."""

    calls: Callable[[Module], Sequence[str] | None]
    """The tests that the file itself calls, in order; ``None`` where nothing in it runs any."""
    only: Callable[[Module, frozenset[str]], str]
    """The file as it runs just these."""


class JoinRunners(Protocol):
    """The runners of one file, and its counts of tests, with what those of others run besides; by unit.

    They are for these ``tests``, in the shape that they have. ``is_original`` says that the others were made
    of the file: what it has and they have not is gone. Raises ``Refused`` for what contradicts.
    """

    def __call__(
        self, module: Module, others: Sequence[Module], tests: frozenset[str], is_original: bool
    ) -> Mapping[int, str]: ...


class Language(NamedTuple):
    """Everything that the splitter knows of a language."""

    name: str
    test_files: tuple[str, ...]
    """The names by which its runner finds files of tests, as patterns.

    One with a slash is about the folders too, at any depth, and about files that hold tests only.
    """
    template: str
    """File name of its header template in ``templates/``."""
    test_words: str
    """A pattern of what tests look like to who searches for them as text."""
    bound: Bound
    read: Read
    needs: Needs
    write: Write
    reread: Reread
    reread_parts: RereadParts
    anatomy: Callable[[str], Anatomy] | None = None
    """A definition taken apart, to compare it whatever its layout; without it texts are compared."""
    run_tests: Callable[[Reading], frozenset[str] | None] | None = None
    """The tests that a file's own runner runs, where only these run; ``None`` if it finds them by itself."""
    comment: str = "#"
    """What a comment to the end of its line begins with."""
    declares_encoding: bool = False
    """Whether a file may tell its encoding (PEP 263); else it is UTF-8."""
    stub_ending: str = ""
    """What a file of comments must hold besides, so that running it by itself is no error."""
    unused: UnusedImports | None = None
    closing: Closing | None = None
    sharing: Sharing | None = None
    deeper: Deeper | None = None
    around: Around | None = None
    untitled: Callable[[bytes, bytes, str, str], bytes] | None = None
    """For the proof: a part whose prints may say its own name, as they would read in the original.

    It is given the part, the original, and the file names of both.
    """
    runner: Callable[[VerifySettings, Path], Runner] | None = None
    """What runs its tests, for the project that a path is in."""
    probe: Probe | None = None
    default: Default = Default()
    """What holds where nobody gives a limit."""
    tally: Callable[[str, Conventions, Path], Tally | None] | None = None
    """The tests of the text at a path, quicker than by reading it; ``None`` where unsure."""
    is_closed: Callable[[str], bool] | None = None
    """Whether nothing but a text, and what its classes build on, tells of its tests."""
    joined: JoinRunners | None = None
    """Where a runner names its tests."""
