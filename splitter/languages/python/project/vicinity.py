"""What is so for all test files of a folder, told once a run."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import lru_cache
from glob import escape
from pathlib import Path, PurePath

from splitter.languages.python.plugins import TestFile
from splitter.languages.python.plugins.fixtures import CONFIGURING
from splitter.languages.python.project.reading.asks import Asks, asks_of
from splitter.languages.python.project.reading.configuration import configuration
from splitter.languages.python.project.reading.environment import site_packages, top_names
from splitter.languages.python.project.reading.plugins import (
    Conftests,
    conftests,
    imported_fixtures,
    installed_plugins,
    named_plugins,
    unknown_plugins,
)
from splitter.languages.python.project.requests import Beside
from splitter.project.once import once
from splitter.project.top import up_to_top

_BUILT_IN = frozenset(
    {"cache", "capfd", "capfdbinary", "caplog", "capsys", "capsysbinary", "capteesys", "doctest_namespace"}
    | {"monkeypatch", "pytestconfig", "pytester", "record_property", "record_testsuite_property", "recwarn"}
    | {"record_xml_attribute", "request", "subtests", "testdir", "tmp_path", "tmp_path_factory", "tmpdir"}
    | {"tmpdir_factory", "mocker", "event_loop", "benchmark", "datadir", "worker_id"}
)
"""Fixtures of pytest itself (its "API Reference") and of plugins that many projects have."""


@dataclass(frozen=True)
class Vicinity:
    """What the modules say that pytest loads for a folder, and its configuration."""

    fixtures: frozenset[str]
    """Those that its tests have from elsewhere."""
    shared: frozenset[str]
    """Those of them that are set up once for several files."""
    beside: Beside
    ignored: tuple[str, ...]
    """Patterns of the names in the folder that pytest is told to pass over, or tests in them."""
    told_apart: tuple[str, ...]
    """Patterns of the names in the folder by which tests are told apart."""
    by_file_name: tuple[tuple[Path, frozenset[str]], ...]
    """Conftests, and plugins as if they stood in the folder, with fixtures that use a test file's name."""
    finds_siblings: bool
    """Whether a test module outside of a package can import one beside it by its name alone."""
    restored: frozenset[str]
    """The packages of which a fixture may put back what a test changed."""
    installed: tuple[str, ...]
    """The texts of installed plugins, of which all else says nothing: few of them matter to a file."""
    unknown_plugins: tuple[str, ...]
    """Those that take part in collection in a way that is not known."""


def fixtures_around(folder: Path) -> frozenset[str]:
    """The fixtures that tests in a folder have from elsewhere."""
    found = vicinity_of(folder, conftests(folder))
    return found.fixtures.union(*(asks_of(text).fixtures for text in found.installed))


def seen_from(file: TestFile, vicinity: Vicinity) -> Vicinity:
    """With the installed plugins that may say something of a file.

    These know a fixture of its own by name, or look into the modules of tests.
    """
    own = {name for statement in file.statements for name in statement.fixtures}
    told = [asks_of(t) for t in vicinity.installed if _reads_modules(t) or _says_any(t, own)]
    if not told:
        return vicinity
    fixtures = vicinity.fixtures.union(*(asks.fixtures for asks in told))
    # What an installed plugin may read of any module is too much to ask of each part.
    attributes = {attribute for asks in told for attribute in asks.attributes if attribute != "*"}
    beside = replace(
        vicinity.beside,
        fixtures=vicinity.beside.fixtures.union(fixtures, *(asks.asked for asks in told)),
        attributes=vicinity.beside.attributes | attributes,
    )
    return replace(vicinity, fixtures=fixtures, beside=beside)


def _says_any(plugin: str, names: Iterable[str]) -> bool:
    """Whether a text has one of the names as a whole word; one may be of several words."""
    said = _words(plugin)
    found = (name for name in names if said.issuperset(_WORD.findall(name)))
    return any(re.search(rf"\b(?:{re.escape(name)})\b", plugin) for name in found)


_WORD = re.compile(r"\w+")


@lru_cache(maxsize=1 << 10)
def _words(plugin: str) -> frozenset[str]:
    return frozenset(_WORD.findall(plugin))


@lru_cache(maxsize=1 << 10)
def _reads_modules(plugin: str) -> bool:
    return re.search(r"\.[\s\\]*module\b", plugin) is not None


def restored_in(vicinity: Vicinity) -> frozenset[str]:
    """The packages of which a fixture may put back what a test changed, of an installed plugin as well."""
    texts = (text for text in vicinity.installed if "autouse" in text)
    return vicinity.restored.union(*(asks_of(text).restores for text in texts))


@once
def vicinity_of(folder: Path, chain: Conftests) -> Vicinity:
    """The vicinity of a folder whose tests see these conftests."""
    named, near = named_plugins(folder).values(), [asks_of(text) for _, text in chain]
    loaded = [*named, *near]
    given = [asks for conftest, text in chain for asks in imported_fixtures(conftest, text)]
    fixtures = _BUILT_IN.union(*(asks.fixtures for asks in (*loaded, *given)))
    asked = CONFIGURING.union(*(asks.asked for asks in loaded))
    # What a plugin may read of any module is too much to ask of each part.
    attributes = {a for asks in named for a in asks.attributes if a != "*"}
    return Vicinity(
        fixtures=fixtures,
        shared=frozenset[str]().union(*(asks.shared & asks.fixtures for asks in (*loaded, *given))),
        beside=Beside(
            fixtures=fixtures | asked,
            attributes=frozenset(attributes.union(*(asks.attributes for asks in near))),
            of_classes=frozenset[str]().union(*(asks.of_classes for asks in near)),
            marks=frozenset[str]().union(*(asks.marks for asks in near)),
        ),
        ignored=tuple(_ignored(folder, chain)),
        told_apart=tuple(_told_apart(folder, loaded)),
        by_file_name=tuple(
            (where, asks.by_file_name)
            for where, asks in [
                *((folder / name, asks) for name, asks in named_plugins(folder).items()),
                *zip((conftest for conftest, _ in chain), near, strict=True),
            ]
            if asks.by_file_name
        ),
        finds_siblings=_finds_siblings(folder),
        installed=tuple(installed_plugins(folder).values()),
        unknown_plugins=unknown_plugins(folder, chain),
        restored=frozenset[str]().union(*(asks.restores for asks in (*loaded, *given))),
    )


def _ignored(folder: Path, chain: Conftests) -> Iterator[str]:
    found = configuration(folder)
    places = [(found.folder, value) for value in found.switch("--ignore")]
    places += [(found.folder, value) for value in found.switch("--ignore-glob")]
    places += [(found.folder, value.partition("::")[0]) for value in found.switch("--deselect")]
    places += [(conftest.parent, value) for conftest, text in chain for value in asks_of(text).ignored]
    for base, value in places:
        if "*" in value:
            yield from _in_folder(str(base / value), f"{folder}/")
            continue
        where = (base / value).parent
        name = PurePath(value).name
        if fnmatchcase(str(folder), str(where)) or where == folder:
            yield name


def _in_folder(pattern: str, folder: str) -> Iterator[str]:
    """What of a pattern of whole paths, in which a star goes on over slashes, is about a file's name.

    So ``--ignore-glob`` and ``collect_ignore_glob`` are held against paths (pytest's "API Reference").
    """
    for end in range(len(pattern) + 1):
        if fnmatchcase(folder, pattern[:end]):
            yield pattern[end:]
            if pattern[:end].endswith("*"):
                yield f"*{pattern[end:]}"


def _told_apart(folder: Path, loaded: Iterable[Asks]) -> Iterator[str]:
    found = configuration(folder)
    words = {word for expression in found.switch("-k") for word in _KEYWORD.findall(expression)}
    yield from (f"*{escape(word.lower())}*" for word in sorted(words - _LOGIC))
    yield from sorted({pattern for asks in loaded for pattern in asks.told_apart})


_KEYWORD = re.compile(r"[^\s()]+")
_LOGIC = frozenset({"and", "or", "not"})
"""What ``-k`` is made of; it looks for its words in the names of files, too (pytest's "API Reference")."""


def _finds_siblings(folder: Path) -> bool:
    """In the import modes ``prepend`` and ``append`` pytest puts the folder on ``sys.path``.

    In ``importlib`` only the configuration does.
    """
    found = configuration(folder)
    if "importlib" not in found.switch("--import-mode"):
        return True
    return any((found.folder / where).resolve() == folder for where in found.words("pythonpath"))


def names_elsewhere(folder: Path, names: Iterable[str]) -> frozenset[str]:
    """Those by which something else is imported: of the standard library, installed, or above.

    A run may write modules above.
    """
    wanted = frozenset(names)
    return frozenset(wanted & sys.stdlib_module_names).union(
        *(wanted & top_names(place) for place in _places_elsewhere(folder))
    )


@once
def _places_elsewhere(folder: Path) -> tuple[Path, ...]:
    above = [parent for parent in up_to_top(folder) if parent != folder]
    places = [place for parent in above for place in (parent, parent / "src")]
    places += [*site_packages(folder), *(Path(entry) for entry in sys.path if entry)]
    return tuple(dict.fromkeys(place for place in places if place != folder))
