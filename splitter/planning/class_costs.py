"""What dividing a class costs: lines that each part repeats, against those that the parts take out of it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from splitter.config.settings import Settings
from splitter.grouping.capacity import Capacity
from splitter.model.module import Module, Unit
from splitter.model.plan import Atom, Group, Grouping
from splitter.planning.part_sizes import own_lines, repeated_lines

FEW = 2
"""Tests of which nobody makes a file of its own."""

AMPLE, LEAST = 4, 2
"""How many times what it repeats of a class a part should have of its own, and must have."""


def why_costly(unit: Unit, grouping: Grouping, repeated: int) -> str:
    """Why an opened class had better be in fewer parts; empty if each has ample of it for what it repeats."""
    own = [sum(a.lines for a in one.atoms if a.units == (unit.index,)) for one in grouping.groups]
    own = [lines for lines in own if lines]
    if not _costs_more(AMPLE * repeated, own):
        return ""
    return f"{len(own)} parts of {unit.words} would repeat {repeated * (len(own) - 1)} lines"


def fewest_parts(atoms: Sequence[Atom], capacity: Capacity, repeated: int) -> int:
    """How many parts atoms make at least that each have so many lines beside."""
    load = capacity.load(sum(atom.tests for atom in atoms), sum(atom.lines for atom in atoms))
    return max(2, math.ceil(load / max(0.1, 1 - capacity.load(0, repeated))))


def _costs_more(repeated: int, own: Sequence[int]) -> bool:
    """Whether a class has more lines in parts that have so many lines of its tests each than it saves."""
    return repeated * (len(own) - 1) > sum(own) - max(own, default=0)


def why_whole(unit: Unit, groups: Sequence[Group], module: Module, settings: Settings) -> str:
    """Why a class is better left over a limit that nobody gave than in these; empty if it is not."""
    shares = [[a for a in one.atoms if a.units == (unit.index,)] for one in groups]
    shares = [share for share in shares if share]
    if not settings.has_no_limit or settings.parts is not None or len(shares) < 2:
        return ""
    if all(sum(atom.tests for atom in share) <= FEW for share in shares):
        return f"parts of {unit.words} would have one or two tests"
    repeated = repeated_lines(module, unit)
    own = [sum(own_lines(module, atom) for atom in share) for share in shares]
    if not _costs_more(LEAST * repeated, own):
        return ""
    more = f"{repeated * (len(own) - 1)} lines, more than half of what they take out of it"
    return f"{len(own)} parts of {unit.words} would repeat {more}"
