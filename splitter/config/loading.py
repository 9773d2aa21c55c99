"""[tool.splitter] of the nearest pyproject.toml, or splitter.toml, as settings."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, cast, get_type_hints

from splitter.config.settings import Settings, checks_of
from splitter.config.verify import VerifySettings
from splitter.files import LARGEST_SETTING, read_whole
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused
from splitter.text import documents
from splitter.text.suggestions import nearest

NAMED_BY = "SPLITTER_CONFIG"
"""The environment's variable for a configuration that holds for all files, as ``--config`` sets it."""


def load(start: Path) -> Settings:
    """The settings for the file or folder ``start``, from its nearest configuration.

    That is the first folder, from the file's own upwards, with a ``splitter.toml`` (keys at its top
    level) or a ``pyproject.toml`` that has a ``[tool.splitter]`` table; where both stand the former
    wins. The search ends with the first folder that holds ``.git``, or at the file system's root:
    a project takes nothing from what happens to lie around it. One file counts, none are merged.

    Raises ``Refused`` for a file that can't be read (S604), an unknown key (S601), a wrong type (S602)
    and an impossible value (S603), with all of them at once.
    """
    return locate(start)[0]


def locate(start: Path) -> tuple[Settings, Path | None]:
    """What ``load`` gives, and the folder that the configuration stands in, if there is one."""
    folder = (start if start.is_dir() else start.parent).resolve()
    if named := os.environ.get(NAMED_BY):
        file = Path(named)
        return from_table(_named_table(file), file), file.parent if file.parent in (
            folder,
            *folder.parents,
        ) else None
    place = os.fspath(folder)  # each file asks, and a Path of each name costs more than looking for it
    while True:
        for name in (os.path.join(place, one) for one in ("splitter.toml", "pyproject.toml")):  # noqa: PTH118
            table = _table(Path(name)) if _may_be_there(name) else None
            if table is not None:
                return from_table(table, Path(name)), Path(place)
        above = os.path.dirname(place)  # noqa: PTH120
        if above == place or os.path.exists(os.path.join(place, ".git")):  # noqa: PTH110, PTH118
            return Settings(), None
        place = above


def _may_be_there(name: str) -> bool:
    try:
        os.stat(name)  # noqa: PTH116
    except FileNotFoundError:
        return False
    except OSError:  # whoever reads it says what is wrong
        return True
    return True


def _table(file: Path) -> dict[str, Any] | None:
    """The splitter's table in ``file``; ``None`` where there is none. Raises ``Refused`` (S604)."""
    try:
        data = read_whole(file, LARGEST_SETTING)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Refused(finding("S604", error.strerror or str(error), path=str(file))) from error
    if file.name == "pyproject.toml" and b"splitter" not in data:
        return None  # somebody else's file, which we need not understand
    document = _parse(data, file)
    if file.name != "pyproject.toml":
        return document
    tool = document.get("tool")
    table = tool.get("splitter") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise Refused(finding("S602", "tool.splitter must be a table", path=str(file)))
    return table


def _named_table(file: Path) -> dict[str, Any]:
    """The splitter's table in a file that was named; raises ``Refused`` (S604) where there is none."""
    table = _table(file)
    if table is None:
        why = "there is no [tool.splitter] in it" if file.exists() else "there is no such file"
        raise Refused(finding("S604", why, path=str(file)))
    return table


def _parse(data: bytes, file: Path) -> dict[str, Any]:
    try:
        return documents.toml(data)
    except ValueError as error:
        at = re.search(r"\(at line (\d+), column", str(error))
        line, message = (int(at[1]), str(error).replace(at[0], "(at column")) if at else (None, str(error))
        raise Refused(finding("S604", message, path=_shown(file), line=line)) from error


def from_table(table: Mapping[str, Any], file: Path) -> Settings:
    """A table of ``file`` as settings; raises ``Refused`` with everything that is wrong with it."""
    table = dict(table)
    verify = table.pop("verify", {})
    problems = [problem for key, value in table.items() if (problem := _problem(Settings, key, value))]
    if not isinstance(verify, dict):
        problems.append(("S602", f"verify must be a table, not {_type_words(verify)}"))
        verify = {}
    problems += [
        problem
        for key, value in verify.items()
        if (problem := _problem(VerifySettings, key, value, "verify."))
    ]
    if problems:
        raise Refused(*(_told(code, message, file) for code, message in problems))
    values = {_name(key): _frozen(value) for key, value in table.items()}
    for name in ("template", "baseline", "durations"):
        if name in values:
            values[name] = str(file.parent / values[name])
    if "layer_sets" in values:
        from splitter.config.layer_sets import layers_of

        values["layers"] = {**layers_of(values["layer_sets"], file, _layers_in), **values.get("layers", {})}
    return Settings(**values, verify=_verifying(verify, file.parent))


def _layers_in(file: Path) -> Mapping[str, tuple[str, ...]]:
    """The layers that a file holds; raises ``Refused``."""
    try:
        table = _parse(read_whole(file, LARGEST_SETTING), file)
    except OSError as error:
        raise Refused(finding("S604", error.strerror or str(error), path=str(file))) from error
    if problem := _problem(Settings, "layers", table):
        raise Refused(_told(*problem, file))
    return cast("Mapping[str, tuple[str, ...]]", _frozen(table))


def _told(code: str, message: str, file: Path) -> Finding:
    """A problem at the line that has its key, of a file that is named from the current folder."""
    key = re.search(r"'?(?:verify\.)?([\w-]+)'?", message.removeprefix("unknown key "))
    line = None
    with suppress(OSError):
        text = read_whole(file, LARGEST_SETTING).decode("utf-8", "replace")
        found = key and re.search(rf"^[ \t]*[\"']?{re.escape(key[1])}[\"']?[ \t]*[.=]", text, re.MULTILINE)
        line = text.count("\n", 0, found.start()) + 1 if found else None
    return finding(code, message, path=_shown(file), line=line)


def _shown(file: Path) -> str:
    """A configuration as it is named from the current folder."""
    here = Path.cwd()
    return str(file.relative_to(here) if file.is_relative_to(here) else file)


def _verifying(table: Mapping[str, Any], folder: Path) -> VerifySettings:
    """How tests are run; what the configuration says is said from its own folder."""
    if not table:
        return VerifySettings()
    values = {_name(key): _frozen(value) for key, value in table.items()}
    if "/" in values.get("python", "") or "\\" in values.get("python", ""):
        values["python"] = str(folder / values["python"])
    return VerifySettings(**values, root=str(folder))


def _problem(owner: type, key: str, value: Any, prefix: str = "") -> tuple[str, str] | None:
    """The code and the words for what is wrong with one line of the configuration."""
    keys = {_key(name): name for name in _kinds(owner)}
    if key not in keys:
        return "S601", f"unknown key {prefix + key!r}{nearest(_key(key), keys)}"
    kind = _kinds(owner)[keys[key]]
    if not kind.fits(value):
        return "S602", f"{prefix}{key} must be {kind.words}, not {_type_words(value)}"
    if wanted := checks_of(owner)[keys[key]](_frozen(value)):
        return "S603", f"{prefix}{key} must be {wanted}, not {value!r}"
    return None


class _Kind(NamedTuple):
    """What TOML value a field's type takes."""

    words: str
    fits: Callable[[Any], bool]


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


_TEXT = _Kind("a string", lambda value: isinstance(value, str))
_INTEGER = _Kind("an integer", lambda value: isinstance(value, int) and not isinstance(value, bool))
_NUMBER = _Kind("a number", lambda value: isinstance(value, (int, float)) and not isinstance(value, bool))
_FLAG = _Kind("true or false", lambda value: isinstance(value, bool))
_TEXTS = _Kind("a list of strings", _is_texts)
_TABLE = _Kind(
    "a table of lists of strings",
    lambda value: isinstance(value, dict) and all(map(_is_texts, value.values())),
)
_KINDS: Mapping[Any, _Kind] = {
    str: _TEXT,
    str | None: _TEXT,
    int: _INTEGER,
    int | None: _INTEGER,
    float | None: _NUMBER,
    bool: _FLAG,
    tuple[str, ...]: _TEXTS,
    Mapping[str, tuple[str, ...]]: _TABLE,
}


@cache
def _kinds(owner: type) -> dict[str, _Kind]:
    """Field name -> what it takes, for each key of the configuration but the table within it."""
    hints = get_type_hints(owner)
    return {
        option.name: _KINDS[hints[option.name]]
        for option in fields(owner)
        if hints[option.name] is not VerifySettings and "internal" not in option.metadata
    }


def _frozen(value: Any) -> Any:
    """A TOML value as the settings hold it: lists are tuples."""
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, dict):
        return {name: _frozen(inner) for name, inner in value.items()}
    return value


def _type_words(value: Any) -> str:
    names = {bool: "true or false", int: "an integer", float: "a float", str: "a string"}
    names |= {list: "a list", dict: "a table"}
    return f"{names.get(type(value), 'a date or time')} ({value!r})"


def _key(name: str) -> str:
    return name.replace("_", "-")


def _name(key: str) -> str:
    return key.replace("-", "_")
