"""How a project's ruff or isort wants imports, as far as parts have other imports than their original."""

from __future__ import annotations

import configparser
from collections.abc import Callable, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from splitter.model.surroundings import ImportStyle
from splitter.project.once import once
from splitter.project.texts import text_of
from splitter.project.top import up_to_top
from splitter.text.documents import toml

Options = Mapping[str, Any]

_PROFILES: Mapping[str, Options] = {
    "attrs": {"lines_after_imports": 2},
    "black": {"line_length": 88},
    "django": {"line_length": 79},
    "google": {"force_sort_within_sections": True, "order_by_type": False, "line_length": 1000},
    "hug": {"line_length": 100},
    "open_stack": {"force_sort_within_sections": True},
    "plone": {"lines_after_imports": 2, "line_length": 200},
    "pycharm": {"lines_after_imports": 2},
    "wemake": {"line_length": 80},
}
"""What isort's profiles say of the options that are asked for here."""

_USUAL_RULES = ("E4", "E7", "E9", "F")
"""What ruff selects where it is told nothing."""


@once
def import_style(folder: Path) -> ImportStyle:
    """For the files of a folder; isort's word is the later one where a project has both."""
    said = {**_nearest(folder, _ruffs), **_nearest(folder, _isorts)}
    sources = said.get("sources", frozenset())
    return ImportStyle(
        lines_below=_number(said.get("lines_after_imports")),
        width=_number(said.get("line_length")),
        by_module=_is_on(said.get("force_sort_within_sections", False)),
        by_type=_is_on(said.get("order_by_type", True)),
        own=_modules_in(sources) | frozenset(said["known_first_party"]) if sources else None,
        beside_is_own=folder in sources,
        unused_pass=_lets_unused_pass(said, folder),
    )


def _nearest(folder: Path, options_in: Callable[[Path], Options | None]) -> Options:
    """What the nearest settings say; among it the folders whose modules are the project's own."""
    for candidate in up_to_top(folder):
        options = options_in(candidate)
        if options is not None:
            sources = frozenset(candidate / name for name in _words(options.get("src", (".", "src"))))
            return {
                **options,
                "sources": sources,
                "known_first_party": _words(options.get("known_first_party", ())),
            }
    return {}


def _lets_unused_pass(said: Options, folder: Path) -> bool:
    """Whether ruff's settings leave F401 off for the tests of a folder (its "Rule selection")."""
    if "rules" not in said:
        return False
    rules: Options = said["rules"]
    chosen = _closest((*_codes(rules.get("select", _USUAL_RULES)), *_codes(rules.get("extend-select", ()))))
    left = _closest((*_codes(rules.get("ignore", ())), *_codes(rules.get("extend-ignore", ()))))
    if chosen <= left:
        return True
    name = folder.relative_to(rules["root"]) / "test_.py"
    per_file = [rules.get("per-file-ignores", {}), rules.get("extend-per-file-ignores", {})]
    return any(
        _closest(_codes(codes)) >= 0
        for table in per_file
        if isinstance(table, dict)
        for pattern, codes in table.items()
        if fnmatchcase(str(name), pattern) or fnmatchcase(name.name, pattern)
    )


def _codes(value: object) -> tuple[str, ...]:
    return _words(value) if isinstance(value, (str, list, tuple)) else ()


def _closest(codes: Sequence[str]) -> int:
    """How many letters the closest of some selectors shares with the rule; -1 if none takes it."""
    lengths = (
        0 if code == "ALL" else len(code) for code in codes if code == "ALL" or "F401".startswith(code)
    )
    return max(lengths, default=-1)


@once
def _modules_in(folders: frozenset[Path]) -> frozenset[str]:
    """The names by which what is in some folders is imported."""
    entries = (entry for folder in folders if folder.is_dir() for entry in folder.iterdir())
    return frozenset(entry.stem for entry in entries if entry.suffix == ".py" or entry.is_dir())


@once
def _ruffs(folder: Path) -> Options | None:
    """What ruff's settings in a folder itself say; ``None`` where there are none."""
    for name in (".ruff.toml", "ruff.toml", "pyproject.toml"):
        found = _table(folder / name, *(("tool", "ruff") if name == "pyproject.toml" else ()))
        if found is not None:
            lint = found.get("lint", {})
            isort = {**found.get("isort", {}), **(lint.get("isort", {}) if isinstance(lint, dict) else {})}
            every = {
                **isort,
                "rules": {**found, **(lint if isinstance(lint, dict) else {}), "root": folder},
                "line-length": found.get("line-length", 88),
                "src": found.get("src", (".", "src")),
            }
            return {key.replace("-", "_"): value for key, value in every.items()}
    return None


@once
def _isorts(folder: Path) -> Options | None:
    """The same of isort."""
    for name, section in ((".isort.cfg", "settings"), ("setup.cfg", "isort"), ("tox.ini", "isort")):
        found = _section(folder / name, section)
        if found is not None:
            return _with_profile(found)
    found = _table(folder / "pyproject.toml", "tool", "isort")
    return None if found is None else _with_profile(found)


def _with_profile(options: Options) -> Options:
    sources = {"src": options["src_paths"]} if "src_paths" in options else {}
    return {"line_length": 79, **_PROFILES.get(str(options.get("profile")), {}), **options, **sources}


def _table(file: Path, *path: str) -> Options | None:
    """A table of a TOML file; one that can't be read says nothing: its tool will complain of it."""
    text = text_of(file)
    if text is None or not all(word in text for word in path):
        return None
    try:
        found: Any = toml(text.encode())
        for word in path:
            found = found[word]
    except (ValueError, LookupError, TypeError):
        return None
    return found if isinstance(found, dict) else None


def _section(file: Path, name: str) -> Options | None:
    """The same of a section of an ini file."""
    text = text_of(file)
    if text is None or f"[{name}]" not in text:
        return None
    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read_string(text)
    except configparser.Error:
        return None
    return dict(parser[name])


def _words(value: object) -> tuple[str, ...]:
    """The words of a list, which an ini file has on lines or between commas."""
    return (
        tuple(map(str, value))
        if isinstance(value, (list, tuple))
        else tuple(str(value).replace(",", " ").split())
    )


def _number(value: object) -> int:
    """A count; 0 for the tools' own -1 and whatever else says nothing."""
    return int(str(value)) if str(value).isdecimal() else 0


def _is_on(value: object) -> bool:
    return str(value).lower() in ("true", "1", "yes", "on")
