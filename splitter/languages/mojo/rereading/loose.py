"""Prints and comments of a function that runs tests: what each of them may be about.

Only where they stand is looked at, not what they say: a heading is about what runs below it, a result
about what ran above it, and what stands before or behind all of it about the whole. Where more than one
of these may be meant, all are told; the parts show which one it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from enum import Enum
from typing import NamedTuple

from splitter.model.statements import Extent, Loose

_TAP_PLAN = re.compile(r"[\"']1\.\.\d+[\"']")
"""How many tests there are, by the Test Anything Protocol: about all, wherever it stands."""
_WORD = re.compile(r"\w+")


class ItemKind(Enum):
    """What stands in a block."""

    RUN = 0
    PRINT = 1
    COMMENT = 2
    COUNTER = 3
    OTHER = 4


class Item(NamedTuple):
    """A statement or a block of comments. ``apart``: blank lines stand above it."""

    kind: ItemKind
    text: str
    apart: bool
    runs: frozenset[str] = frozenset()
    """The tests, and functions that run some, that it names, or whose results it uses."""


def loose_of(items: Sequence[Item], tests: frozenset[str], whole: Extent | None) -> Iterator[Loose]:
    """The prints and comments of a block, which is itself about ``whole``; ``tests`` are all of the file."""
    runs = tuple(item.runs for item in items if item.kind is ItemKind.RUN)
    named = _named(items, tests.difference(*runs))
    below = _below(items, named, len(runs))
    ran = since = 0
    for index, item in enumerate(items):
        about: list[Extent | None] = [Extent(runs, ran, stop) for stop in below[index]]
        if item.kind is ItemKind.RUN:
            ran += 1
        elif named[index]:
            yield from lines_about(item.text, one(named[index]))
        elif item.kind is ItemKind.COMMENT:
            yield from lines_about(item.text, *(about or [whole]))
        elif item.kind is ItemKind.PRINT and _TAP_PLAN.search(item.text):
            yield Loose(item.text, (whole,))
        elif item.kind is ItemKind.PRINT:
            if since < ran and _touches(items, index):
                about = [Extent(runs, since, ran), *(about or [whole])]
            parted = index + 1 < len(items) and items[index + 1].apart
            yield Loose(item.text, (*about,) or (whole,), parted)
            since = ran


def lines_about(text: str, *about: Extent | None) -> Iterator[Loose]:
    """Each line of a block of comments: in a part two blocks may have become one."""
    return (Loose(line, about) for line in text.split("\n"))


def one(names: frozenset[str]) -> Extent:
    """What is about these names."""
    return Extent((names,), 0, 1)


def _named(items: Sequence[Item], idle: frozenset[str]) -> list[frozenset[str]]:
    """The tests whose results a line uses; those that the block does not run and that it names.

    A comment may have them from the print below it.
    """
    found: list[frozenset[str]] = [frozenset()] * len(items)
    for index in reversed(range(len(items))):
        item = items[index]
        if item.kind in (ItemKind.PRINT, ItemKind.COMMENT):
            found[index] = item.runs or _words_among(item.text, idle)
        below = items[index + 1] if index + 1 < len(items) else None
        if item.kind is ItemKind.COMMENT and below and below.kind is ItemKind.PRINT and not below.apart:
            found[index] = found[index] or found[index + 1]
    return found


def _words_among(text: str, names: frozenset[str]) -> frozenset[str]:
    return names.intersection(_WORD.findall(text)) if names else names


def _below(items: Sequence[Item], named: Sequence[Set[str]], count: int) -> list[list[int]]:
    """Where what a heading is about may end, as counts of runs; none where it can be no heading.

    A comment is over all up to the next comment. A print is over all up to the next print; one that
    touches a call may be that call's result, and a heading may go on behind it.
    """
    found: list[list[int]] = [[] for _ in items]
    next_comment = next_print = next_heading = count
    ends = (count, count, count)
    ran, apart = count, False
    for index in reversed(range(len(items))):
        item = items[index]
        if item.kind is ItemKind.RUN:
            ran, apart, ends = ran - 1, item.apart, (next_comment, next_print, next_heading)
            continue
        if item.kind in (ItemKind.COMMENT, ItemKind.PRINT) and not named[index]:
            opening = item.kind is ItemKind.PRINT and not ran and apart
            if ran < count and not opening:
                found[index] = sorted({*ends[1:]}) if item.kind is ItemKind.PRINT else [ends[0]]
            next_print = ran
            if item.kind is ItemKind.COMMENT:
                next_comment = ran
            if item.kind is ItemKind.COMMENT or not _touches(items, index):
                next_heading = ran
        apart = apart or item.apart or item.kind is ItemKind.COMMENT
    return found


def _touches(items: Sequence[Item], index: int) -> bool:
    """Whether nothing but prints and counters is between an item and what runs above it."""
    while index and not items[index].apart:
        index -= 1
        if items[index].kind not in (ItemKind.PRINT, ItemKind.COUNTER):
            return items[index].kind is ItemKind.RUN
    return False
