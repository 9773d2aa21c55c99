"""The modules that pytest loads for tests in a folder: conftests, and plugins by each way to name one."""

from __future__ import annotations

import configparser
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from splitter.languages.python.project.asks import Asks, asks_of
from splitter.languages.python.project.configuration import configuration
from splitter.languages.python.project.environment import (
    find_module,
    relative_module,
    search_path,
    site_packages,
)
from splitter.languages.python.project.modules import read_names
from splitter.project.once import once
from splitter.project.texts import text_of
from splitter.project.top import up_to_top

_OWN = re.compile(r"_?pytest$|_pytest\.|pluggy")
"""pytest's own plugins, whose fixtures are known."""


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


def imported_fixtures(chain: Conftests, path: tuple[Path, ...]) -> Iterator[Asks]:
    """What the modules say of which conftests import fixtures: those, and nothing else of them."""
    for conftest, text in chain:
        names = read_names(conftest) if "import" in text else None
        if names is None:
            continue
        taken: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
        for level, module, inner in names.imports.values():
            taken[level, module].add(inner)
        for level, module in names.stars:
            taken[level, module].add("*")
        for (level, module), some in taken.items():
            file = relative_module(conftest, level, module) if level else find_module(module, path)
            other = text_of(file) if file is not None else None
            if other is None or "fixture" not in other:
                continue
            asks = asks_of(other)
            if brought := asks.fixtures if "*" in some else asks.fixtures & some:
                yield replace(asks, fixtures=brought)


@once
def plugins(folder: Path) -> tuple[Asks, ...]:
    """What the plugins of the project and of its environment ask that can be found."""
    return tuple(_plugins(folder))


def _plugins(folder: Path) -> Iterator[Asks]:
    names = [name for name in configuration(folder).switch("-p") if not name.startswith("no:")]
    names += [name for _, text in conftests(folder) for name in asks_of(text).plugins]
    path = search_path(folder)
    seen: set[str] = set()
    while names:
        name = names.pop()
        if name in seen or _OWN.match(name):
            continue
        seen.add(name)
        text = _text(name, path)
        if text is not None:
            asks = asks_of(text)
            names.extend(asks.plugins)
            yield asks
    for packages in site_packages(folder):
        for name in _entry_points(packages):
            if name not in seen and not _OWN.match(name) and (text := _text(name, (packages,))) is not None:
                seen.add(name)
                yield asks_of(text)


def _text(name: str, path: tuple[Path, ...]) -> str | None:
    file = find_module(name, path)
    return None if file is None else text_of(file)


@once
def _entry_points(packages: Path) -> tuple[str, ...]:
    """The modules that installed distributions name as pytest's plugins."""
    found: list[str] = []
    for file in sorted(packages.glob("*-info/entry_points.txt")):
        text = text_of(file)
        if text is None or "pytest11" not in text:
            continue
        parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
        try:
            parser.read_string(text)
        except configparser.Error:  # not as packaging tools write it: nobody could load it
            continue
        found += [value.partition(":")[0].strip() for _, value in parser.items("pytest11")]
    return tuple(dict.fromkeys(found))
