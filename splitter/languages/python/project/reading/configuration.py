"""pytest's configuration for tests in a folder, where pytest itself would take it from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from splitter.project.once import once
from splitter.project.texts import text_of
from splitter.text.documents import toml

Options = Mapping[str, Any]


class Configuration(NamedTuple):
    """The options of one file, or none."""

    folder: Path
    """Where the file stands, from which its paths are meant."""
    options: Options
    file: str = ""

    def words(self, name: str) -> list[str]:
        """An option that holds several words, as a string or as a list of TOML."""
        value = self.options.get(name)
        if isinstance(value, str):
            import shlex

            try:
                return shlex.split(value, comments=True)
            except ValueError:
                return value.split()
        return [str(item) for item in value] if isinstance(value, Iterable) else []

    def switch(self, name: str) -> list[str]:
        """The values that ``addopts`` gives to an option: ``--ignore=x``, ``-px``, ``-p x``."""
        found: list[str] = []
        words = iter(self.words("addopts"))
        short = len(name) == len("-p")
        for word in words:
            if word == name:
                found.append(next(words, ""))
            elif word.startswith(f"{name}="):
                found.append(word.partition("=")[2])
            elif short and word.startswith(name):
                found.append(word[len(name) :])
        return found


@once
def configuration(folder: Path) -> Configuration:
    """The first file counts, as in pytest's "Initialization: determining rootdir and configfile".

    One that can't be read as configuration is taken for one that says nothing, for pytest itself will
    complain.
    """
    found = (_configuration_in(candidate) for candidate in (folder, *folder.parents))
    return next((one for one in found if one is not None), None) or Configuration(folder, {})


@once
def _configuration_in(folder: Path) -> Configuration | None:
    """That of a folder itself, which all below it ask for."""
    for name, read in _READERS.items():
        file = folder / name
        text = text_of(file) if file.is_file() else None
        if text is not None and (options := read(text)) is not None:
            return Configuration(folder, options, name)
    return None


def _from_ini(*sections: str, alone: bool = False) -> Callable[[str], Options | None]:
    @lru_cache(maxsize=64)
    def read(text: str) -> Options | None:
        import configparser

        parser = configparser.ConfigParser(interpolation=None)
        try:
            parser.read_string(text)
        except configparser.Error:
            return {} if alone else None
        found = next((dict(parser[section]) for section in sections if section in parser), None)
        return {} if found is None and alone else found

    return read


def _from_toml(*tables: str, alone: bool = False) -> Callable[[str], Options | None]:
    @lru_cache(maxsize=64)
    def read(text: str) -> Options | None:
        if not alone and "pytest" not in text:
            return None
        try:
            found: Any = toml(text.encode())
            for table in tables:
                found = found.get(table, {})
            inner = found.get("pytest")
            if inner is None:
                return {} if alone else None
            return {**inner, **inner.get("ini_options", {})}
        except (ValueError, AttributeError, TypeError):
            return {} if alone else None

    return read


_READERS: Mapping[str, Callable[[str], Options | None]] = {
    "pytest.toml": _from_toml(alone=True),
    ".pytest.toml": _from_toml(alone=True),
    "pytest.ini": _from_ini("pytest", alone=True),
    ".pytest.ini": _from_ini("pytest", alone=True),
    "pyproject.toml": _from_toml("tool"),
    "tox.ini": _from_ini("pytest"),
    "setup.cfg": _from_ini("tool:pytest"),
}
