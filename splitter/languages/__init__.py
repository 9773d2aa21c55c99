"""The languages that can be split, chosen by suffix.

A new language is a new folder here with a value ``LANGUAGE``, and one line in the registry below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from splitter.languages.language import Language
from splitter.model.conventions import PYTESTS_OWN, Conventions
from splitter.model.finding import Limit
from splitter.reading.discovery import TestFiles

if TYPE_CHECKING:
    from splitter.config.settings import Settings
    from splitter.config.verify import VerifySettings
    from splitter.model.finding import Limit
    from splitter.model.module import Source
    from splitter.model.surroundings import Importers
    from splitter.running import Runner

REGISTRY = {
    (".py",): "splitter.languages.python",
    (".mojo", ".🔥"): "splitter.languages.mojo",
}
"""The suffixes of a language's files, and the package that holds it, imported on first use."""

_FIXTURE = re.compile(rb"^[ \t]*@[\w.]*fixture", re.MULTILINE)
"""A decorator that may be pytest's, or that of a plugin."""


def suffixes() -> tuple[str, ...]:
    """The suffixes of the files that can be split."""
    return _joined(tuple(REGISTRY))


@lru_cache(maxsize=4)
def _joined(known: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    return tuple(suffix for of_one in known for suffix in of_one)


def is_test_file(path: str, settings: Settings) -> bool:
    """Whether a file is one of tests by its name or path: in a known language, and the runner would find it.

    One that only a pattern with a folder matches must hold tests.
    """
    folder, _, name = path.rpartition("/")
    return bool(test_files(folder, [name], settings))


def test_files(folder: str, names: Iterable[str], settings: Settings) -> list[str]:
    """Those of the names in a folder that are files of tests."""
    known = suffixes()
    of_names, of_paths = _patterns(
        settings.test_files or tuple(pattern for one in _languages() for pattern in one.test_files)
    )
    return [
        name
        for name in names
        if name.endswith(known)
        if of_names.match(name) or (of_paths.match(path := f"{folder}/{name}") and _holds_tests(path))
    ]


def test_files_or_retired(folder: str, names: Iterable[str], settings: Settings) -> list[str]:
    """The same, and what were some before they were retired."""
    from splitter.text.file_names import RETIRED_SUFFIX

    return [name for name in names if is_test_file(f"{folder}/{name.removesuffix(RETIRED_SUFFIX)}", settings)]


def _holds_tests(path: str) -> bool:
    """Whether there are tests in a file, or were before it was retired."""
    from splitter.project.texts import bytes_of
    from splitter.text.file_names import retired_name

    language = language_of(path)
    data = bytes_of(path) or bytes_of(retired_name(path))
    return language is not None and language.bound(data.decode("utf-8", "replace"), 0) > 0


def language_of(path: str) -> Language | None:
    """The language of a file by its suffix; ``None`` for any other file."""
    suffix = "." + path.rpartition(".")[2]
    for known, package in REGISTRY.items():
        if suffix in known:
            return _imported(package)
    return None


def read_source(path: Path) -> Source:
    """The file at a path, by the rules of its language; raises ``Refused``."""
    from splitter.reading.source import read

    return read(path, declares=_declares(path.name))


def source_of(path: str, data: bytes) -> Source:
    """These bytes as the file at a path; raises ``Refused``."""
    from splitter.reading.source import decode

    return decode(path, data, declares=_declares(path))


def _declares(path: str) -> bool:
    language = language_of(path)
    return language is None or language.declares_encoding


@lru_cache(maxsize=16)
def _imported(package: str) -> Language:
    return cast("Language", import_module(package).LANGUAGE)


def _languages() -> Iterator[Language]:
    return map(_imported, REGISTRY.values())


def runner_for(path: Path, settings: VerifySettings) -> Runner:
    """What runs a file's tests; raises ``Refused`` (S105) for one that nothing runs."""
    language = language_of(path.name)
    if language is None or language.runner is None:
        from splitter.model.catalogue import finding
        from splitter.model.finding import Refused

        raise Refused(finding("S105", f"{path.name} is no test file that can be run", path=str(path)))
    return language.runner(settings, path)


def conventions_of(language: Language, folder: Path) -> Conventions:
    """What counts as a test in a folder, by its project's configuration if that says anything."""
    return language.around.conventions(folder) if language.around else PYTESTS_OWN


@lru_cache(maxsize=64)
def _patterns(test_files: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Of names, and of paths that end so."""
    from fnmatch import translate

    of_paths = [f"(?:.*/)?{translate(pattern)}" for pattern in test_files if "/" in pattern]
    of_names = [translate(pattern) for pattern in test_files if "/" not in pattern]
    return re.compile("|".join(of_names) or r"(?!)"), re.compile("|".join(of_paths) or r"(?!)")


def importers_of(path: str) -> Importers:
    """What other files of its project import from a file, one of many that this is asked of."""
    language = language_of(path)
    return language.around.importers_among_many(Path(path)) if language and language.around else ()


def placed(
    source: Source, settings: Settings, limit: Limit | None = None, importers: Importers | None = None
) -> Source:
    """The source with what is around its file; of one within the limit only what counts as a test.

    ``limit`` holds instead of that of the settings; ``importers`` are looked for if they are not given.
    Raises ``Refused`` for a file that nests too deeply.
    """
    from splitter.model.nesting import refused_if_too_deep
    from splitter.project.once import one_run

    with one_run(), refused_if_too_deep(source.path):
        occasion = with_default(source.path, settings).occasion
        return _placed(source, settings, occasion if limit is None else limit, importers)


def _placed(source: Source, settings: Settings, limit: Limit, importers: Importers | None) -> Source:
    from splitter.model.surroundings import Surroundings
    from splitter.processes.collector import collector_paused
    from splitter.text.lines import count_lines

    language = language_of(source.path)
    if language is None:
        return source
    path = Path(source.path)
    counted = conventions_of(language, path.parent.resolve())
    lines = count_lines(source.text) + (not source.text.endswith(("\n", "\r")))
    if language.around is None or not limit.may_be_exceeded_by(
        language.bound(source.text, None, counted), lines
    ):
        return replace(source, around=Surroundings(conventions=counted))
    with collector_paused():
        found = language.around.importers(path) if importers is None else importers
        around = language.around.surroundings(path, source.text, found)
    if language.around.reach and may_move_fixtures_beside(settings, source.data):
        around = replace(around, reach=language.around.reach(path))
    if settings.retire == "keep":  # what imports from it still finds it
        around = replace(around, importers=())
    follow = settings.references == "update" and settings.retire != "keep"
    # Otherwise something else becomes of the original, or it has no place beside the parts.
    stays = settings.retire == "rename" and not settings.notice and settings.layout != "package"
    return replace(source, around=replace(around, importers_follow=follow, keeps_name=stays))


def may_move_fixtures_beside(settings: Settings, data: bytes) -> bool:
    """Whether fixtures of a file with these bytes may go to one that others of the folder see, too.

    Unasked only where one seems to be defined, so that for the others nothing else of a folder is read.
    """
    asked = settings.helpers == "conftest"
    return settings.moves_fixtures_beside and (asked or bool(_FIXTURE.search(data)))


def limit_of(path: str, settings: Settings) -> Limit:
    """The most that a file may hold, where nobody looks how long it takes."""
    return with_default(path, settings).size_limit


def with_default(path: str, settings: Settings) -> Settings:
    """The settings with what a file's language has instead of a limit."""
    language = language_of(path)
    if language is None or settings.default == language.default:
        return settings
    return replace(settings, default=language.default)


def default_limits() -> Iterator[tuple[str, Limit]]:
    """Each language's name and what it has instead of a limit."""
    return ((language.name, language.default.limit) for language in _languages())


def file_patterns(folder: Path) -> tuple[str, ...]:
    """The names by which the runners of all languages find files of tests in a folder."""
    found = (conventions_of(language, folder).files or language.test_files for language in _languages())
    return tuple(dict.fromkeys(pattern for patterns in found for pattern in patterns))


TEST_FILES = TestFiles(test_files, file_patterns)
"""What a search for test files looks for."""
