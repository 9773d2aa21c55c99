"""Regular expressions for files in configuration and scripts: what they took before a split, and after it.

``settings`` finds those of tools' configurations, ``commands`` those of ``grep`` and shells; ``said`` is one
of them with what it is held against.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from splitter.references.context import is_configuration
from splitter.references.regular_expressions import commands, settings
from splitter.references.regular_expressions.said import Said
from splitter.references.subject import Subject


class Instead(NamedTuple):
    """What would have to stand in the place of the original's stem."""

    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Expression:
    """One that tells the original from its parts."""

    start: int
    end: int
    """The slice of the text that says it, with what is around it there."""
    pattern: str
    takes: bool
    """Whether it takes the original; else it takes parts."""
    names: tuple[str, ...]
    """The parts that it does not take, or takes now."""
    leaves_out: bool
    instead: Instead | None
    """By what it would take all parts, if that can be told."""


def may_have_expressions(data: bytes, file: str) -> bool:
    """Whether a file may have one, however it names a file."""
    return is_configuration(file) and _SAYS_ONE.search(data) is not None


_SAYS_ONE = re.compile(
    rb"(?:files|exclude|include|ignore[-_]patterns|ignore[-_]paths|match|filterwarnings)[\"']?[ \t]*[:=]"
    rb"|\b[ef]?grep\b|\brg\b|=~"
)


def regular_expressions(text: str, subject: Subject, file: str) -> Iterator[Expression]:
    """Those that take the original and not all of its parts, or parts and not the original."""
    names = [one.name for one in subject.files]
    for said in _said(text, file):
        takes, taken = _taken(said, subject)
        if taken == (names if takes else []):
            continue
        told = tuple(name for name in names if (name in taken) is not takes)
        instead = _followed(said, text, subject) if takes else None
        yield Expression(said.start, said.end, said.pattern, takes, told, said.leaves_out, instead)


def is_in_expression(offset: int, text: str, file: str) -> bool:
    """Whether what stands at an offset is to be read as an expression, in which a star is another one."""
    return any(one.start <= offset < one.end for one in _said(text, file))


def takes_all_anyway(offset: int, text: str, subject: Subject, file: str) -> bool:
    """Whether what stands at an offset is in an expression that takes the original and all of its parts."""
    names = [one.name for one in subject.files]
    around = (one for one in _said(text, file) if one.start <= offset < one.end)
    return any(_taken(one, subject) == (True, names) for one in around)


def _taken(said: Said, subject: Subject) -> tuple[bool, list[str]]:
    """Whether an expression takes the original, and which of the parts."""
    taken = [one.name for one in subject.files if said.takes(str(subject.folder / one.name))]
    return said.takes(str(subject.path)), taken


@lru_cache(maxsize=128)
def _said(text: str, file: str) -> tuple[Said, ...]:
    """All of a text, which is searched for many files in turn."""
    found = [*settings.said(text, file), *commands.said(text, file)]
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def _followed(said: Said, text: str, subject: Subject) -> Instead | None:
    """The stem as one of the parts' stems, if the expression takes all of them then."""
    stem, names = _stem(subject.path.stem), [one.name for one in subject.files]
    found = list(stem.finditer(text, said.start, said.end))
    if len(found) != 1 or not said.may_group or not all(map(_PLAIN.fullmatch, names)):
        return None
    stems = "|".join(name.rpartition(".")[0] for name in names)
    words = f"({stems})" if len(names) > 1 else stems
    written = said.with_pattern(stem.sub(words, said.pattern))
    if not all(written.takes(str(subject.folder / name)) for name in names):
        return None
    return Instead(*found[0].span(), words)


_PLAIN = re.compile(r"[\w/-]+\.\w+")
"""A name in which nothing but the dot means anything in an expression."""


@lru_cache(maxsize=64)
def _stem(stem: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w\\]){re.escape(stem)}(?!\w)")
