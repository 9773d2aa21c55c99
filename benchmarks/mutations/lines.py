"""What is damaged, and the damages that ask for no grammar: those of lines."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

Lines = list[str]
Place = tuple[int, int]
"""Lines from 0, the end exclusive."""


@dataclass(frozen=True)
class Text:
    """One part: its lines, and where its header ends."""

    name: str
    text: str
    header: int
    """The line below the header, counted from 0."""

    @cached_property
    def lines(self) -> Lines:
        return io.StringIO(self.text, newline="").readlines()  # as CPython counts them


Some = TypeVar("Some", bound=Text)


Innocence = Callable[[Sequence[str], Mapping[int, str]], str]
"""Why it is harmless that some of the parts' texts are others now; empty if that can't be shown."""


@dataclass(frozen=True)
class Damages(Generic[Some]):
    """How the parts of one language are damaged."""

    text: Callable[[str, str, int], Some]
    singles: Sequence[Callable[[random.Random, Some], Lines | None]]
    """Those of one part: its damaged lines; ``None`` where there is nothing to damage so."""
    exchanges: Sequence[Callable[[random.Random, Some, Some], tuple[Lines, Lines] | None]]
    """Those of two parts."""
    innocence: Innocence
    removals: Sequence[Callable[[random.Random, Some], tuple[Lines, Lines] | None]] = ()
    """Those that take something out of one part and put it into a ``conftest.py`` beside all."""


def without(lines: Lines, place: Place | None) -> Lines | None:
    return None if place is None else [*lines[: place[0]], *lines[place[1] :]]


def changed(part: Text, at: int, line: str) -> Lines:
    """The lines with another one there."""
    return [*part.lines[:at], line, *part.lines[at + 1 :]]


def copied(one: Text, other: Text, place: Place) -> Lines:
    """The lines of ``other`` with those of ``one`` at their end."""
    return [*other.lines, "\n\n", *one.lines[slice(*place)]]


def swapped(rng: random.Random, part: Text, places: Sequence[tuple[int, int, int]]) -> Lines | None:
    if not places:
        return None
    start, middle, end = rng.choice(places)
    lines = part.lines
    ended = [line if line.endswith(("\n", "\r")) else f"{line}\n" for line in lines[start:end]]
    one, other = ended[: middle - start], ended[middle - start :]
    return [*lines[:start], *other, *one, *lines[end:]]


def _bodies(part: Text) -> list[int]:
    """The lines below the header that are neither blank nor at column 0."""
    return [n for n in range(part.header, len(part.lines)) if re.match(r"[ \t]+\S", part.lines[n])]


def swap_lines(rng: random.Random, part: Text) -> Lines | None:
    found = [n for n in _bodies(part) if n + 1 < len(part.lines) and part.lines[n + 1].strip()]
    return swapped(rng, part, [(n, n + 1, n + 2) for n in found])


def drop_line(rng: random.Random, part: Text) -> Lines | None:
    found = [n for n in range(part.header, len(part.lines)) if part.lines[n].strip()]
    return without(part.lines, (at := rng.choice(found), at + 1) if found else None)


def double_line(rng: random.Random, part: Text) -> Lines | None:
    found = _bodies(part)
    at = rng.choice(found) if found else -1
    return [*part.lines[: at + 1], *part.lines[at:]] if found else None


def add_space(rng: random.Random, part: Text) -> Lines | None:
    found = _bodies(part)
    if not found:
        return None
    at = rng.choice(found)
    line = part.lines[at]
    column = rng.randint(0, len(line.rstrip("\r\n")))
    return changed(part, at, f"{line[:column]} {line[column:]}")


def flip_operator(rng: random.Random, part: Text) -> Lines | None:
    return replaced(rng, part, _FLIPS)


def change_letter(rng: random.Random, part: Text) -> Lines | None:
    found = _bodies(part)
    if not found:
        return None
    at = rng.choice(found)
    line = part.lines[at]
    column = rng.choice([n for n, letter in enumerate(line) if not letter.isspace()])
    letter = "q" if line[column] != "q" else "z"
    return changed(part, at, f"{line[:column]}{letter}{line[column + 1 :]}")


def dedent_line(rng: random.Random, part: Text) -> Lines | None:
    return replaced(rng, part, ((re.compile(r"^(?: {4}|\t)(?=.)"), ""),))


def comment_out(rng: random.Random, part: Text) -> Lines | None:
    return replaced(rng, part, ((re.compile(r"^([ \t]+)(?=[^\s#])"), r"\1# "),))


def drop_comment(rng: random.Random, part: Text) -> Lines | None:
    return replaced(
        rng, part, ((re.compile(r"^[ \t]*#.*(?:\r?\n)?$"), ""), (re.compile(r"[ \t]+#[^\"']*$"), "\n"))
    )


def change_ending(rng: random.Random, part: Text) -> Lines | None:
    return replaced(rng, part, ((re.compile(r"(?<!\r)\n$"), "\r\n"), (re.compile(r"\r\n$"), "\n")))


_FLIPS = tuple(
    (re.compile(pattern), flipped)
    for pattern, flipped in (
        (r"==", "!="),
        (r"!=", "=="),
        (r"(?<![<>-])>=", "<"),
        (r" < ", " > "),
        (r" \+ ", " - "),
        (r" - ", " + "),
        (r" \* ", " / "),
        (r"\bTrue\b", "False"),
        (r"\bFalse\b", "True"),
        (r"\band\b", "or"),
        (r" is not ", " is "),
        (r"\bnot in\b", "in"),
        (r"\bassert\b", "assert not"),
        (r"(?<![\w.])1(?![\w.])", "2"),
        (r"(?<![\w.])0(?![\w.])", "1"),
    )
)


def replaced(rng: random.Random, part: Text, changes: Sequence[tuple[re.Pattern[str], str]]) -> Lines | None:
    found = [
        (n, pattern, new)
        for n in range(part.header, len(part.lines))
        if part.lines[n].strip()
        for pattern, new in changes
        if pattern.search(part.lines[n])
    ]
    if not found:
        return None
    at, pattern, new = rng.choice(found)
    return changed(part, at, pattern.sub(new, part.lines[at], count=1))


def drop_part(rng: random.Random, one: Text, other: Text) -> tuple[Lines, Lines] | None:
    """All of one part's statements."""
    return one.lines[: one.header], other.lines


DAMAGES = (
    swap_lines,
    drop_line,
    double_line,
    add_space,
    flip_operator,
    change_letter,
    dedent_line,
    comment_out,
    drop_comment,
    change_ending,
)
EXCHANGES = (drop_part,)
