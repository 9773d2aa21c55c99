"""[tool.splitter] of the nearest pyproject.toml, or splitter.toml, as frozen settings."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast, get_type_hints

from splitter.config.verify import VerifySettings
from splitter.files import LARGEST_SETTING, read_whole
from splitter.model.catalogue import finding
from splitter.model.finding import Default, Finding, Limit, Refused
from splitter.text import documents

STRATEGIES = ("auto", "subject", "prefix", "layer", "class", "section", "balanced", "chunk")
"""What tests can be grouped by; :mod:`splitter.grouping` says what each means."""

HELPERS = ("auto", "copy", "module", "conftest")
"""Where helpers that several parts need can go."""

LAYOUTS = ("flat", "package")
"""Where parts can stand."""

RETIREMENTS = ("rename", "delete", "keep", "stub")
"""What can become of the original."""

REFERENCES = ("report", "update", "ignore")
"""What can be done about other files that name the original."""

Check = Callable[[Any], str]
"""Says what a value of the right type must be, if it is not; else an empty string."""


def _at_least_one(value: Any) -> str:
    return "" if value is None or value >= 1 else "at least 1"


def _one_to_three(value: Any) -> str:
    return "" if value in (1, 2, 3) else "1, 2 or 3"


def _at_least_two(value: Any) -> str:
    return "" if value is None or value >= 2 else "at least 2"


def _above_nothing(value: Any) -> str:
    return "" if value is None or 0 < value < math.inf else "more than 0 seconds"


def _a_strategy(value: Any) -> str:
    return "" if value in STRATEGIES else f"one of {', '.join(STRATEGIES)}{nearest(value, STRATEGIES)}"


def _a_retirement(value: Any) -> str:
    return "" if value in RETIREMENTS else f"one of {', '.join(RETIREMENTS)}"


def _a_place_for_helpers(value: Any) -> str:
    return "" if value in HELPERS else f"one of {', '.join(HELPERS)}{nearest(value, HELPERS)}"


def _flat_or_package(value: Any) -> str:
    return "" if value in LAYOUTS else f"one of {', '.join(LAYOUTS)}{nearest(value, LAYOUTS)}"


def _a_way_with_references(value: Any) -> str:
    return "" if value in REFERENCES else f"one of {', '.join(REFERENCES)}{nearest(value, REFERENCES)}"


def _named_words(value: Any) -> str:
    good = all(re.fullmatch(r"[a-z][a-z0-9_]*", name) and all(words) for name, words in value.items())
    return "" if good else "lower-case identifiers with words that are not empty"


def _short_patterns(value: Any) -> str:
    return "" if all(len(pattern) <= 255 for pattern in value) else "patterns no longer than a file's name"


def _option(default: Any, check: Check) -> Any:
    return field(default=default, metadata={"check": check})


@dataclass(frozen=True)
class Settings:
    """Every option of a split; ``Settings()`` is what the command line uses without options.

    A field is all that an option needs: its key in the configuration is its name in kebab-case, its
    type and its check are read from here.
    """

    by: str = _option("auto", _a_strategy)
    max_tests: int | None = _option(None, _at_least_one)
    max_lines: int | None = _option(None, _at_least_one)
    target_lines: int = _option(350, _at_least_one)
    """How many lines of tests a part should have, if its subject has so many; no limit."""
    parts: int | None = _option(None, _at_least_two)
    """How many parts there should be, if somebody knows."""
    choose: int = _option(1, _one_to_three)
    """Which of the divisions by subject is taken."""
    max_seconds: float | None = _option(None, _above_nothing)
    """How long a part may take, by ``durations``."""
    durations: str | None = None
    """What a test run has written down of how long each test took, as a path."""
    name: str | None = None
    """Pattern of a part's file name: ``{stem}``, ``{group}``, ``{n}``."""
    template: str | None = None
    """A header template of the user's, as a path."""
    reason: str | None = None
    issue: str | None = None
    adr: str | None = None
    runtime: str | None = None
    version: str | None = None
    threshold: int | None = _option(None, _at_least_one)
    """After how many tests the runtime fails, for the header's note."""
    layers: Mapping[str, tuple[str, ...]] = field(default_factory=dict, metadata={"check": _named_words})
    """Layers to add or replace: name -> words that mean it (an empty list removes a layer)."""
    layer_sets: tuple[str, ...] = ()
    """Sets of such layers, below them: the names of shipped ones, or paths of TOML files."""
    test_files: tuple[str, ...] = _option((), _short_patterns)
    """The runner's discovery patterns, which a part's name must match as the original's does.

    None: those of the project's own configuration, else of the language.
    """
    verify: VerifySettings = field(default_factory=VerifySettings)
    """How the tests are run, when that is asked for."""
    retire: str = _option("rename", _a_retirement)
    """What becomes of the original: see ``model.Retirement``."""
    keep_rest: bool = False
    """Whether what has no subject stays in the original's file."""
    notice: bool = False
    """Whether a retired original begins with a deprecation note."""
    commit_message: str = "Split {original} into {count} files\n\n{parts}"
    """Of a commit that holds a split: ``{original}``, ``{path}``, ``{parts}``, ``{count}``, ``{tests}``."""
    exclude: tuple[str, ...] = ()
    """Files and folders to leave out when folders are searched: patterns as in a ``.gitignore``."""
    soft_limit: int | None = _option(None, _at_least_one)
    """From how many tests on ``check`` warns."""
    baseline: str | None = None
    """The file with the old debt that ``check`` bears with, as a path."""
    add_main: bool = False
    """Give the parts of a Mojo file without a ``main()`` one that runs their tests."""
    retitle: bool = False
    """Let a part of a Mojo file print its own name where the original printed its."""
    generated: bool = False
    """Split what a program writes like anything else."""
    enable_disabled: bool = False
    """Let a part's ``main()`` run the tests that the original's left out."""
    helpers: str = _option("auto", _a_place_for_helpers)
    """Whether helpers that several parts need are copied, or imported from one module beside them.

    ``auto``: copied, but for those that register themselves, of which one process can't have two, and for
    large ones of Python that several parts need.
    ``conftest``: as ``module``, and fixtures go to the conftest.py of the parts' own package.
    """

    layout: str = _option("flat", _flat_or_package)
    """Whether the parts stand beside the original or in a package of its name."""
    references: str = _option("report", _a_way_with_references)
    """Whether it is said where other files name the original, and whether they are to name the parts."""
    update_docs: bool = False
    """Whether documentation and comments are to name the parts, too, where others are."""

    default: Default = field(default=Default(), metadata={"internal": True})
    """What the file's language has instead of a limit that nobody gave."""
    named: bool = field(default=True, metadata={"internal": True})
    """Whether the file itself was named, not a folder of it."""

    @property
    def limit(self) -> Limit:
        """When a bound is given only what is given holds; else the language's own."""
        given = Limit(self.max_tests, self.max_lines, self.max_seconds)
        return self.default.limit if given == Limit() else given

    @property
    def size_limit(self) -> Limit:
        """The limit where nobody knows how long tests take."""
        return replace(self, max_seconds=None).limit

    @property
    def is_free(self) -> bool:
        """Whether a file is divided by what its tests are about, whatever its size."""
        given = Limit(self.max_tests, self.max_lines, self.max_seconds)
        return self.named and self.default.named is not None and given == Limit()

    @property
    def occasion(self) -> Limit:
        """Above what a file is split."""
        if not self.is_free or self.default.named is None:
            return self.limit
        return replace(self.limit, max_tests=self.default.named - 1)


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
    for candidate in (folder, *folder.parents):
        for file in (candidate / "splitter.toml", candidate / "pyproject.toml"):
            table = _table(file)
            if table is not None:
                return from_table(table, file), candidate
        if (candidate / ".git").exists():
            break
    return Settings(), None


S = TypeVar("S", Settings, VerifySettings)


def merge(settings: S, **flags: Any) -> S:
    """``settings`` with every flag that is not ``None``; the flags are named as the fields are.

    Raises ``Refused`` (S603) for an impossible value, ``TypeError`` for a flag that is no option.
    """
    given = {name: value for name, value in flags.items() if value is not None}
    merged = replace(settings, **given)
    owner: type = type(settings)
    problems = [
        finding("S603", f"{_flag(name)} must be {wanted}, not {value!r}")
        for name, value in given.items()
        if (wanted := _checks(owner)[name](value))
    ]
    if problems:
        raise Refused(*problems)
    return merged


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
        raise Refused(finding("S604", str(error), path=str(file))) from error


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
    here = Path.cwd()
    shown = file.relative_to(here) if file.is_relative_to(here) else file
    return finding(code, message, path=str(shown), line=line)


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
    if wanted := _checks(owner)[keys[key]](_frozen(value)):
        return "S603", f"{prefix}{key} must be {wanted}, not {value!r}"
    return None


@dataclass(frozen=True)
class _Kind:
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


@cache
def _checks(owner: type) -> dict[str, Check]:
    """Field name -> its check."""
    return {option.name: option.metadata.get("check", lambda _: "") for option in fields(owner)}


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


def _flag(name: str) -> str:
    return f"--{_key(name)}"


def nearest(word: str, words: Iterable[str]) -> str:
    """`` (did you mean 'x'?)``, or nothing when nothing is near."""
    import difflib

    near = difflib.get_close_matches(word, list(words), n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""
