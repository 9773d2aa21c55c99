"""The modules that pytest loads for tests in a folder: conftests, and plugins by each way to name one."""

from __future__ import annotations

import configparser
import os
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from splitter.languages.python.project.reading.asks import COLLECTING, MAKING, Asks, asks_of
from splitter.languages.python.project.reading.configuration import configuration
from splitter.languages.python.project.reading.environment import (
    find_module,
    relative_module,
    search_path,
    site_packages,
)
from splitter.project.once import once
from splitter.project.texts import text_of
from splitter.project.top import top_of, up_to_top

_OWN = re.compile(r"_?pytest$|_pytest\.|pluggy")
"""pytest's own plugins, whose fixtures are known."""

KNOWN = frozenset(
    # those that have a rule in ``languages/python/plugins``
    {"pytest_bdd", "pytest_cases", "pytest_dependency", "pytest_describe", "pytest_factoryboy"}
    | {"pytest_harvest", "pytest_order", "pytest_ordering"}
    # those whose files beside a test file are looked for by its name
    | {"syrupy", "pytest_approvaltests", "approvaltests", "pytest_mpl", "pytest_regressions"}
    | {"pytest_recording", "pytest_vcr", "inline_snapshot", "snapshottest"}
    # those that make the same of a test in whatever file it is
    | {"anyio", "faker", "hypothesis", "pytest_aiohttp", "pytest_asyncio", "pytest_benchmark"}
    | {"pytest_check", "pytest_cov", "pytest_django", "pytest_flask", "pytest_httpx", "pytest_lazy_fixtures"}
    | {"pytest_lazyfixture", "pytest_mock", "pytest_mypy_plugins", "pytest_playwright", "pytest_randomly"}
    | {"pytest_repeat", "pytest_rerunfailures", "pytest_subtests", "pytest_timeout", "pytest_tornasync"}
    | {"pytest_trio", "pytest_twisted", "pytestqt", "xdist", "_hypothesis_pytestplugin", "trio", "typeguard"}
)
"""Packages of plugins that may take part in collection and need no word about it."""


Conftests = tuple[tuple[Path, str], ...]


def conftests(folder: Path) -> Conftests:
    """Each conftest.py that tests in a folder see, the nearest first, with its text.

    A run may write one, with the fixtures of a file that is split.
    """
    found = ((conftest, text_of(conftest)) for conftest in _places_of_conftests(folder))
    return tuple((conftest, text) for conftest, text in found if text is not None)


@once
def _places_of_conftests(folder: Path) -> tuple[Path, ...]:
    return tuple(where / "conftest.py" for where in up_to_top(folder))


@once
def imported_fixtures(conftest: Path, text: str) -> tuple[Asks, ...]:
    """What the modules say of which a conftest imports fixtures: those, and nothing else of them."""
    taken: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    for level, module, name in asks_of(text).imports:
        taken[level, module].add(name)
    found: list[Asks] = []
    for (level, module), some in taken.items():
        path = search_path(conftest.parent)
        file = relative_module(conftest, level, module) if level else find_module(module, path)
        other = text_of(file) if file is not None else None
        if other is None or "fixture" not in other:
            continue
        asks = asks_of(other)
        if brought := asks.fixtures if "*" in some else asks.fixtures & some:
            found.append(replace(asks, fixtures=brought))
    return tuple(found)


@once
def named_plugins(folder: Path) -> Mapping[str, Asks]:
    """What the plugins say that the project names, each by its module."""
    names = [name for name in configuration(folder).switch("-p") if not name.startswith("no:")]
    names += [name for _, text in conftests(folder) for name in asks_of(text).plugins]
    path = search_path(folder)
    seen: set[str] = set()
    found: dict[str, Asks] = {}
    while names:
        name = names.pop()
        if name in seen or _OWN.match(name):
            continue
        seen.add(name)
        text = _text(name, path)
        if text is not None:
            found[name] = asks_of(text)
            names.extend(found[name].plugins)
    return found


def installed_plugins(folder: Path) -> Mapping[str, str]:
    """The modules of the environment's other plugins with their texts: few say what matters for a file."""
    switches = configuration(folder).switch("-p")
    off = frozenset(switch.removeprefix("no:") for switch in switches if switch.startswith("no:"))
    found = {name: text for entry, name, text in _installed(site_packages(folder)) if entry not in off}
    return {name: text for name, text in found.items() if name not in named_plugins(folder)}


def unknown_plugins(folder: Path, chain: Conftests) -> tuple[str, ...]:
    """Those that take part in the collection of tests, and what they make of it is not known.

    A conftest may well mark, skip and sort tests; it is named if it says what a test is.
    """
    top = top_of(folder) or folder
    names = [os.path.relpath(conftest, top) for conftest, text in chain if asks_of(text).collecting & MAKING]
    names += [name for name, asks in named_plugins(folder).items() if asks.collecting and not _is_known(name)]
    for name, text in installed_plugins(folder).items():
        if not _is_known(name) and any(hook in text for hook in COLLECTING) and asks_of(text).collecting:
            names.append(name)
    return tuple(sorted(names))


def _is_known(name: str) -> bool:
    return name.partition(".")[0] in KNOWN


@once
def _installed(places: tuple[Path, ...]) -> tuple[tuple[str, str, str], ...]:
    """The plugins of an environment: their entry points, modules and texts."""
    points = ((packages, entry, name) for packages in places for entry, name in _entry_points(packages))
    found = ((entry, name, _text(name, (packages,))) for packages, entry, name in points)
    return tuple((entry, name, text) for entry, name, text in found if text is not None)


def _text(name: str, path: tuple[Path, ...]) -> str | None:
    file = find_module(name, path)
    return None if file is None else text_of(file)


@once
def _entry_points(packages: Path) -> tuple[tuple[str, str], ...]:
    """The plugins of installed distributions: what ``-p no:NAME`` calls them, and their modules."""
    found: list[tuple[str, str]] = []
    for file in sorted(packages.glob("*-info/entry_points.txt")):
        text = text_of(file)
        if text is None or "pytest11" not in text:
            continue
        parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
        try:
            parser.read_string(text)
        except configparser.Error:  # not as packaging tools write it: nobody could load it
            continue
        found += [(name, value.partition(":")[0].strip()) for name, value in parser.items("pytest11")]
    return tuple(point for point in dict.fromkeys(found) if not _OWN.match(point[1]))
