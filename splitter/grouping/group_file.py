"""A group file: parts as a person wants them, each with names and patterns of its tests.

``splitter plan --groups-only`` writes one. What its entries mean for a file of tests is found out by
:mod:`splitter.planning.named_tests`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from splitter.files import LARGEST_SETTING, read_whole
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused
from splitter.text import documents

_NAME = re.compile(r"\w+")
_KEYS = ("tests", "subject")


@dataclass(frozen=True)
class NamedPart:
    """One part as it is asked for."""

    name: str
    """The group: the part's file name is made of it."""
    entries: tuple[str, ...]
    subject: str


@dataclass(frozen=True)
class GroupFile:
    """What a group file asks for, its parts in their order."""

    path: str
    parts: tuple[NamedPart, ...]


def load(path: Path) -> GroupFile:
    """The group file at ``path``; raises ``Refused`` (S474) with everything that is wrong with it."""
    try:
        data = read_whole(path, LARGEST_SETTING)
    except (OSError, ValueError) as error:  # a NUL in the path
        raise Refused(_flaw(path, getattr(error, "strerror", None) or str(error))) from error
    return parsed(data, path)


def parsed(data: bytes, path: Path) -> GroupFile:
    """The same of its bytes: JSON if it is called so, else TOML."""
    try:
        table = (documents.json if path.suffix.lower() == ".json" else documents.toml)(data)
    except ValueError as error:
        raise Refused(_flaw(path, str(error))) from error
    if not isinstance(table, dict) or not table:
        raise Refused(_flaw(path, "it names no part: write `part = [tests]`"))
    flaws = [flaw for name, value in table.items() for flaw in _flaws(name, value)]
    if flaws:
        raise Refused(*(_flaw(path, flaw) for flaw in flaws))
    return GroupFile(str(path), tuple(_part(name, value) for name, value in table.items()))


def plain_subject(name: str) -> str:
    """What a part is about that says no more of it than its name."""
    return name.replace("_", " ").strip()


def _flaws(name: str, value: Any) -> Iterator[str]:
    if not _NAME.fullmatch(name) or not plain_subject(name):
        yield f"a part's name goes into a file name, so it has letters, digits and underscores: not {name!r}"
    fields = value if isinstance(value, dict) else {"tests": value}
    if unknown := [key for key in fields if key not in _KEYS]:
        yield f"{name} has {unknown[0]!r}: a part has {' and '.join(_KEYS)} alone"
    tests, subject = fields.get("tests"), fields.get("subject", name)
    if not isinstance(tests, list) or not tests or not all(isinstance(test, str) and test for test in tests):
        yield f"{name} must be a list of tests, classes, section titles or patterns, at least one"
        return
    if not isinstance(subject, str) or not subject.strip():
        yield f"{name}: its subject must be a text"
    for entry, count in Counter(tests).items():
        if count > 1:
            yield f"{name} has {entry!r} {count} times"


def _part(name: str, value: Any) -> NamedPart:
    fields: Mapping[str, Any] = value if isinstance(value, dict) else {"tests": value}
    subject = " ".join(fields.get("subject", plain_subject(name)).split())
    return NamedPart(name, tuple(fields["tests"]), subject)


def _flaw(path: Path, why: str) -> Finding:
    return finding("S474", why, path=str(path))
