"""Prints of a runner that name their own file: ``print("Running test_math.mojo")``.

A part has another name. Where the name is all that a string says, a part may say its own; any other string
is left to who knows what it means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from pathlib import PurePath
from typing import NamedTuple

from splitter.config.settings import Settings
from splitter.model.catalogue import finding
from splitter.model.finding import Finding
from splitter.model.module import Unit, UnitKind
from splitter.text.strings import PLAIN_STRING

_PRINT = re.compile(r"^[ \t]*print\([^\r\n]*", re.MULTILINE)
_STRING = re.compile(PLAIN_STRING, re.VERBOSE)
_FILLING = re.compile(
    r"\\[ntr]|\b(?:running|run|ran|starting|start|started|testing|tests?|suite|file|module|for|of|from|in|all|the|mojo"
    r"|passed|passing|ok|done|finished|complete|completed|successfully|end|begin)\b|[\W_]",
    re.IGNORECASE,
)
"""What may stand beside a name that is all a string says."""


_BEFORE = r"(?:(?<![\w/.-])|(?<=\\[ntr]))"
_MOST = 3
"""The prints that a finding shows."""


class Title(NamedTuple):
    """A name of the file in a string of a print: offsets, and whether the string says nothing else."""

    start: int
    end: int
    whole: bool
    line: str


def titles(text: str, file: PurePath, taken: Set[str]) -> Iterator[Title]:
    """Where the prints of a text name a file; without its suffix, unless something else has that name."""
    calls = [call for call in _PRINT.finditer(text) if file.stem in call[0]] if file.stem in text else []
    if not calls:  # a name is mostly in a docstring
        return
    suffix = re.escape(file.suffix) if file.stem in taken else f"(?:{re.escape(file.suffix)})?"
    named = re.compile(rf"{_BEFORE}{re.escape(file.stem)}{suffix}(?![\w/-]|\.\w)")
    for call in calls:
        for string in _STRING.finditer(text, call.start(), call.end()):
            for match in named.finditer(text, string.start(), string.end()):
                rest = text[string.start() : match.start()] + text[match.end() : string.end()]
                whole = not _FILLING.sub("", rest)
                yield Title(match.start(), match.end(), whole, call[0].strip())


def untold(text: str, units: Sequence[Unit], settings: Settings, path: str) -> Iterator[Finding]:
    """The prints that go on to say the file's name in parts of other names."""
    runners = [range(u.head, u.end) for u in units if u.kind is UnitKind.RUNNER] if settings.retitle else []
    found = [
        (text.count("\n", 0, title.start) + 1, title)
        for title in titles(text, PurePath(path), names_of(units))
        if not (title.whole and any(title.start in runner for runner in runners))
    ]
    if found:
        more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
        words = ", ".join(f"line {number}: {title.line}" for number, title in found[:_MOST])
        yield finding("S314", words + more, path=path, line=found[0][0])


def names_of(units: Sequence[Unit]) -> frozenset[str]:
    """What a module defines."""
    return frozenset(name for unit in units for name in unit.names)


def retitled(text: str, file: str, part: str, taken: Set[str]) -> str:
    """The text whose strings that say nothing but the file's name say the part's."""
    old, new = PurePath(file), PurePath(part)
    for title in reversed([*titles(text, old, taken)]):
        if title.whole:
            name = new.name if text[title.start : title.end] == old.name else new.stem
            text = text[: title.start] + name + text[title.end :]
    return text
