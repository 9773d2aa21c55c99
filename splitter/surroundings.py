"""What lies around a file and decides what its parts may be called and how they import each other.

Read once for a file whose split asks for it, so that the plan itself is made from values alone.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib.machinery import PathFinder
from pathlib import Path, PurePath
from typing import Any

from splitter.basics import Refused
from splitter.config import Settings
from splitter.files import LARGEST_SETTING, read_whole
from splitter.findings import finding
from splitter.languages import language_of
from splitter.layout import folder_names
from splitter.model import Source, Surroundings
from splitter.sharing import module_names

_IMPORT_MODE = re.compile(r"--import-mode(?:=|\s+)(\w+)")


def placed(source: Source, settings: Settings) -> Source:
    """The source with what is around its file, if the settings make a plan depend on that."""
    asked = settings.helpers in ("module", "conftest") or settings.layout == "package"
    language = language_of(source.path)
    if not asked and (settings.helpers == "copy" or language is None or not language.registers(source.text)):
        return source
    return replace(source, around=surroundings(Path(source.path)))


def surroundings(path: Path) -> Surroundings:
    """What is around a test file: read from its folder, the folders above and pytest's configuration."""

    folder = path.parent.resolve()
    names = [PurePath(name).stem for name in module_names(path.name)]
    names += folder_names(path.name)
    options, top = _pytest_options(folder)
    package = (folder / "__init__.py").is_file()
    return Surroundings(
        package=package,
        taken=frozenset(entry.name for entry in folder.iterdir()) if folder.is_dir() else frozenset(),
        importable=package or _finds_siblings(folder, options, top),
        hidden=frozenset(name for name in names if _is_elsewhere(name, folder)),
        fixtures=_BUILT_IN | frozenset(_outer_fixtures(folder)),
        test_files=tuple(_words(options.get("python_files"))),
    )


_BUILT_IN = frozenset(
    {"cache", "capfd", "capfdbinary", "caplog", "capsys", "capsysbinary", "capteesys", "doctest_namespace"}
    | {"monkeypatch", "pytestconfig", "pytester", "record_property", "record_testsuite_property", "recwarn"}
    | {"record_xml_attribute", "request", "subtests", "testdir", "tmp_path", "tmp_path_factory", "tmpdir"}
    | {"tmpdir_factory", "mocker", "event_loop", "benchmark", "datadir", "worker_id"}
)
"""Fixtures of pytest itself (its "API Reference") and of plugins that many projects have."""
_FIXTURE = re.compile(
    r"""^@(?:\w+\.)*fixture\b(?:.*\bname\s*=\s*["'](\w+))?[\s\S]*?^(?:async\s+)?def\s+(\w+)""", re.MULTILINE
)


def _outer_fixtures(folder: Path) -> Iterator[str]:
    """The fixtures of each conftest.py that tests in a folder see, as far as its text tells."""
    for where in (folder, *folder.parents):
        conftest = where / "conftest.py"
        if conftest.is_file():
            for match in _FIXTURE.finditer(_text(conftest)):
                yield from filter(None, match.groups())
        if (where / ".git").exists():
            return


def _text(file: Path) -> str:
    try:
        return read_whole(file).decode("utf-8", "replace").replace("\r", "\n")
    except OSError as error:
        raise Refused(finding("S101", error.strerror or str(error), path=str(file))) from error


def _finds_siblings(folder: Path, options: Mapping[str, Any], top: Path) -> bool:
    """Whether a test module outside of a package can import one beside it by its name alone.

    In the import modes ``prepend`` and ``append`` pytest puts the folder on ``sys.path``, in
    ``importlib`` only the configuration does.
    """
    mode = _IMPORT_MODE.search(" ".join(_words(options.get("addopts"))))
    if mode is None or mode[1] != "importlib":
        return True
    return any((top / where).resolve() == folder for where in _words(options.get("pythonpath")))


def _is_elsewhere(name: str, folder: Path) -> bool:
    """Whether something else is imported by that name: of the standard library, installed, or above."""
    if name in sys.stdlib_module_names:
        return True
    installed = [entry for entry in sys.path if entry and Path(entry).resolve() != folder]
    return PathFinder.find_spec(name, [*_project(folder), *installed]) is not None


def _project(folder: Path) -> Iterator[str]:
    """What may be on ``sys.path`` above a folder, up to the project's top: sources, environments."""
    for parent in (folder, *folder.parents):
        if parent != folder:
            yield str(parent)
            yield str(parent / "src")
        for environment in (".venv", "venv"):
            yield from map(str, (parent / environment).glob("lib/python*/site-packages"))
        if (parent / ".git").exists():
            return


def _pytest_options(folder: Path) -> tuple[Mapping[str, Any], Path]:
    """pytest's configuration for tests in a folder, and the folder that it stands in.

    The first file counts, as in pytest's "Initialization: determining rootdir and configfile"; one that
    can't be read as configuration is taken for one that says nothing, for pytest itself will complain.
    """
    for candidate in (folder, *folder.parents):
        for name, read in _READERS.items():
            file = candidate / name
            if file.is_file() and (options := read(file)) is not None:
                return options, candidate
    return {}, folder


def _from_ini(*sections: str, alone: bool = False) -> Any:
    def read(file: Path) -> Mapping[str, Any] | None:
        import configparser

        parser = configparser.ConfigParser(interpolation=None)
        try:
            parser.read_string(_decoded(file))
        except (configparser.Error, UnicodeDecodeError, OSError):
            return {} if alone else None
        found = next((dict(parser[section]) for section in sections if section in parser), None)
        return {} if found is None and alone else found

    return read


def _from_toml(file: Path) -> Mapping[str, Any] | None:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib

    try:
        tool = tomllib.loads(_decoded(file)).get("tool", {})
        found = tool.get("pytest")
        return None if found is None else {**found, **found.get("ini_options", {})}
    except (ValueError, OSError, AttributeError, TypeError, RecursionError):
        return None


def _decoded(file: Path) -> str:
    return read_whole(file, LARGEST_SETTING).decode("utf-8")


_READERS = {
    "pytest.ini": _from_ini("pytest", alone=True),
    ".pytest.ini": _from_ini("pytest", alone=True),
    "pyproject.toml": _from_toml,
    "tox.ini": _from_ini("pytest"),
    "setup.cfg": _from_ini("tool:pytest"),
}


def _words(value: object) -> list[str]:
    """An option that holds several words, as a string or as a list of TOML."""
    if isinstance(value, str):
        import shlex

        try:
            return shlex.split(value, comments=True)
        except ValueError:
            return value.split()
    return [str(item) for item in value] if isinstance(value, Iterable) else []
