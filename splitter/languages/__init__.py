"""The languages that can be split, chosen by suffix behind one small protocol.

A new language is a new package here and one line in the registry below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from splitter.config.settings import DEFAULT_TEST_FILES
from splitter.model.conventions import PYTESTS_OWN, Conventions
from splitter.reading.discovery import TestFiles

if TYPE_CHECKING:
    from splitter.config.settings import Settings
    from splitter.model.plan import Deepened, Lendable, Module, Source, Surroundings, Unit
    from splitter.model.statements import Reading


class Language(Protocol):
    """What a language must be able to do."""

    name: str
    template: str
    """File name of its header template in ``templates/``."""
    idle: str
    """What a file of comments must hold besides, so that running it by itself is no error."""

    def conventions(self, folder: Path) -> Conventions:
        """What counts as a test in a folder, by its project's configuration."""
        ...

    def surroundings(self, path: Path, text: str) -> Surroundings:
        """What is around the file at ``path``, which holds ``text``: read statically, nothing is run."""
        ...

    def most_tests(self, text: str, enough: int | None = None, conventions: Conventions = PYTESTS_OWN) -> int:
        """A quick upper bound of how many tests a text holds, so that small files are never parsed.

        A bound above ``enough`` need not be the best one: who asks has seen enough then.
        """
        ...

    def read(self, source: Source, settings: Settings) -> Module:
        """Cut a file into units; what cannot be decided is an ``error`` finding of the module.

        A class that alone is over the limit is looked at more closely, whether it may be divided.
        """
        ...

    def runner_reads(self, module: Module, tests: frozenset[str]) -> frozenset[str]:
        """The names that the runner refers to in a part with just these test names, tests apart."""
        ...

    def run(self, module: Module, runner: Unit, tests: frozenset[str]) -> str | None:
        """The runner unit's text (from its ``body`` on) for such a part; ``None`` to leave it out."""
        ...

    def closing(self, module: Module, tests: Sequence[str]) -> str:
        """What a part with these tests gets at its end beside units of the original; mostly nothing."""
        ...

    def spelled(self, name: str) -> str:
        """A name as code must write it."""
        ...

    def lendable(self, module: Module) -> Lendable:
        """What parts may import from one module beside them instead of having copies."""
        ...

    def deepened(self, module: Module) -> Deepened:
        """What has to change for parts one folder deeper, or keeps them from going there."""
        ...

    def lifted(self, data: bytes, own: str, around: Surroundings) -> bytes:
        """For the proof: such a part as it would read beside the original; raises ``ValueError``.

        ``own`` is the module of shared helpers that stands beside it.
        """
        ...

    def lending_flaw(self, original: bytes, lender: bytes, parts: Sequence[bytes], module: str) -> str:
        """For the proof: why parts can't import from ``lender`` as they do, in words; else nothing.

        ``module`` is its name without dots.
        """
        ...

    def reread(self, data: bytes, around: Surroundings | None = None) -> Reading:
        """Read a file again for the proof, with another parser than :meth:`read`."""
        ...

    def reread_parts(self, original: Reading, parts: Sequence[bytes]) -> Iterator[Reading]:
        """The same for the rendered parts, whose statements are mostly the original's."""
        ...


_REGISTRY = {
    ".py": "splitter.languages.python",
    ".mojo": "splitter.languages.mojo",
    ".🔥": "splitter.languages.mojo",
}


_CONFIGURED = (".py",)
"""Languages whose runners are told by a project's configuration which files they take."""


def suffixes() -> tuple[str, ...]:
    """The suffixes of the files that can be split."""
    return tuple(_REGISTRY)


def is_test_file(name: str, settings: Settings) -> bool:
    """Whether a file name is a test file's: in a known language, and the runner would find it."""
    return name.endswith(suffixes()) and _patterns(settings.test_files).match(name) is not None


def language_of(path: str) -> Language | None:
    """The language of a file by its suffix, imported on first use; ``None`` for any other file."""
    return _of_suffix("." + path.rpartition(".")[2])


@lru_cache(maxsize=16)
def _of_suffix(suffix: str) -> Language | None:
    module = _REGISTRY.get(suffix)
    return cast("Language", import_module(module).LANGUAGE) if module else None


@lru_cache(maxsize=64)
def _patterns(test_files: tuple[str, ...]) -> re.Pattern[str]:
    from fnmatch import translate

    return re.compile("|".join(map(translate, test_files)))


def placed(source: Source, settings: Settings) -> Source:
    """The source with what is around its file; of one within the limit only what counts as a test."""
    from splitter.model.plan import Surroundings
    from splitter.processes.collector import collector_paused
    from splitter.text.lines import count_lines

    language = language_of(source.path)
    if language is None:
        return source
    path = Path(source.path)
    counted = language.conventions(path.parent.resolve())
    lines = count_lines(source.text) + (not source.text.endswith(("\n", "\r")))
    if not settings.limit.exceeded_by(language.most_tests(source.text, None, counted), lines):
        return replace(source, around=Surroundings(conventions=counted))
    with collector_paused():
        around = language.surroundings(path, source.text)
    if settings.retire == "keep":  # what imports from it still finds it
        around = replace(around, importers=())
    return replace(source, around=around)


def file_patterns(folder: Path) -> tuple[str, ...]:
    """The names by which the runners of all languages find files of tests in a folder."""
    found = [language.conventions(folder).files for language in map(_of_suffix, _CONFIGURED) if language]
    found.append(tuple(usual for usual in DEFAULT_TEST_FILES if not usual.endswith(_CONFIGURED)))
    return tuple(dict.fromkeys(pattern for patterns in found for pattern in patterns))


TEST_FILES = TestFiles(is_test_file, file_patterns)
"""What a search for test files looks for."""
