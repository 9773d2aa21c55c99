"""Section comments and what stands under each: they go where their tests are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import pairwise

from splitter.model.module import Module, UnitKind
from splitter.text.slices import heading


@dataclass(frozen=True)
class Section:
    """A section comment with what stands under it, up to the next one."""

    banner: int
    tests: frozenset[int]
    units: frozenset[int]
    touched: int | None
    """The unit directly below: it is that unit's comment too (statsmodels' test_gmm)."""

    def is_shown(self, held: Set[int], tests: Set[int]) -> bool:
        """Whether a test of it is in a part, or anything of it where it has no tests."""
        shown = not tests.isdisjoint(self.tests) if self.tests else not held.isdisjoint(self.units)
        return shown or self.touched in held


def sections_of(module: Module) -> Iterator[Section]:
    """The sections of a file, in order; what stands above the first is in none.

    Nor are tests below what a heading is about that names helpers (``# --- Constants ---``).
    """
    units = module.units
    banners = [u.index for u in units if u.kind is UnitKind.BANNER]
    for banner, following in pairwise([*banners, len(units)]):
        section = range(banner + 1, following)
        first = next((i for i in section if units[i].kind is UnitKind.TEST), following)
        if first > banner + 1 and _names_helpers(
            words_of(module.source.text[units[banner].body : units[banner].end])
        ):
            section = range(banner + 1, first)
        touches = following > banner + 1 and units[banner + 1].start == units[banner + 1].body
        yield Section(
            banner,
            frozenset(i for i in section if units[i].kind is UnitKind.TEST),
            frozenset(section),
            banner + 1 if touches else None,
        )


_HELPERS = re.compile(
    r"imports?|constants?|helpers?|fixtures?|utilit(?:y|ies)|utils|globals?|set[ _-]?up|configuration"
)
"""What headings call that is no test."""
_BESIDE = frozenset(
    {"and", "common", "for", "function", "functions", "general", "local", "module", "of", "party", "private"}
    | {"pytest", "shared", "standard", "library", "test", "testing", "tests", "the", "third", "variables"}
)
"""Words that say more of it."""


def _names_helpers(title: str) -> bool:
    words = frozenset(title.lower().split()) - _BESIDE
    return bool(words) and all(map(_HELPERS.fullmatch, words))


def titles_of(module: Module) -> Mapping[int, str]:
    """For each test unit the words of the section comment above it."""
    found: dict[int, str] = {}
    title = ""
    for unit in module.units:
        if unit.kind is UnitKind.BANNER:
            title = words_of(module.source.text[unit.body : unit.end])
        elif unit.kind is UnitKind.TEST:
            found[unit.index] = title
    return found


def words_of(comment: str) -> str:
    """What a section comment says, without its frame."""
    return heading(comment)
