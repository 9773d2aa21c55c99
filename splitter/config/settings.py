"""The settings of a split: frozen, each with its default and what it must be."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from typing import Any, TypeVar

from splitter.config.verify import VerifySettings
from splitter.model.catalogue import finding
from splitter.model.finding import Default, Limit, Refused
from splitter.text.suggestions import nearest

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


_SCHEMAS: Mapping[Check, Mapping[str, Any]] = {
    _at_least_one: {"minimum": 1},
    _one_to_three: {"minimum": 1, "maximum": 3},
    _at_least_two: {"minimum": 2},
    _above_nothing: {"exclusiveMinimum": 0},
    _a_strategy: {"enum": [*STRATEGIES]},
    _a_retirement: {"enum": [*RETIREMENTS]},
    _a_place_for_helpers: {"enum": [*HELPERS]},
    _flat_or_package: {"enum": [*LAYOUTS]},
    _a_way_with_references: {"enum": [*REFERENCES]},
}
"""What a JSON Schema can say of a check."""


def _option(default: Any, check: Check) -> Any:
    return field(default=default, metadata={"check": check, "schema": _SCHEMAS.get(check, {})})


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
    large ones of Python that several parts need; large fixtures go to the parts' conftest.py where they may.
    ``conftest``: as ``module``, and fixtures go to the parts' conftest.py: that of their package, or
    the one beside them, new or not, if no other file would see more than before.
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
    def moves_fixtures_beside(self) -> bool:
        """Whether fixtures may go to a file that other files of the folder see, too."""
        return self.helpers in ("auto", "conftest") and self.layout == "flat"

    @property
    def limit(self) -> Limit:
        """When a bound is given only what is given holds; else the language's own."""
        if self.has_no_limit:
            return self.default.limit
        return Limit(self.max_tests, self.max_lines, self.max_seconds)

    @property
    def has_no_limit(self) -> bool:
        return self.max_tests is None and self.max_lines is None and self.max_seconds is None

    @property
    def size_limit(self) -> Limit:
        """The limit where nobody knows how long tests take."""
        if self.max_tests is None and self.max_lines is None:
            return self.default.limit
        return Limit(self.max_tests, self.max_lines)

    @property
    def is_free(self) -> bool:
        """Whether a file is divided by what its tests are about, whatever its size."""
        return self.named and self.default.named is not None and self.has_no_limit

    @property
    def occasion(self) -> Limit:
        """Above what a file is split."""
        if not self.is_free or self.default.named is None:
            return self.limit
        return replace(self.limit, max_tests=self.default.named - 1)


S = TypeVar("S", Settings, VerifySettings)


def merge(settings: S, **flags: Any) -> S:
    """``settings`` with every flag that is not ``None``; the flags are named as the fields are.

    Raises ``Refused`` (S603) for an impossible value, ``TypeError`` for a flag that is no option.
    """
    given = {name: value for name, value in flags.items() if value is not None}
    merged = replace(settings, **given) if given else settings
    owner: type = type(settings)
    problems = [
        finding("S603", f"{_flag(name)} must be {wanted}, not {value!r}")
        for name, value in given.items()
        if (wanted := checks_of(owner)[name](value))
    ]
    if problems:
        raise Refused(*problems)
    return merged


@cache
def checks_of(owner: type) -> dict[str, Check]:
    """Field name -> its check."""
    return {option.name: option.metadata.get("check", lambda _: "") for option in fields(owner)}


def _flag(name: str) -> str:
    return "--" + name.replace("_", "-")
