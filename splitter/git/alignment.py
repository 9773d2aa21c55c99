"""Which line of a part is which line of the original: what blame should say of it.

And how to get from the one file to the other in commits of which git can't misread any. A file's
lines are what lies between line feeds, as git has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import IntEnum

from splitter.model.module import Unit, UnitKind
from splitter.model.plan import OutputFile, Part, Plan

Pair = tuple[int, int]
"""A line of the original and the line of a part that is its copy, both counted from 0."""


@dataclass(frozen=True)
class Alignment:
    """The copied lines of a part, in order."""

    moved: tuple[Pair, ...]
    blank: tuple[Pair, ...]
    """Blank lines above them, which stand for others in a part where units between are left out."""


def align(plan: Plan, part: Part, output: OutputFile) -> Alignment:
    """The lines of a part that are copies; the text of ``plan.source`` must be there."""
    assert plan.source is not None
    text, units = plan.source.text, {unit.index: unit for unit in plan.units}
    old, new = text.split("\n"), output.text.split("\n")
    pairs = list(_docstring(plan, output))
    for index, start, end in output.places:
        for old_at, new_at, length in _runs(text, output.text, units[index], part, start, end):
            pairs += _lines(text, output.text, old_at, new_at, length)
    moved = tuple(_rising((a, b) for a, b in pairs if old[a] == new[b]))
    return Alignment(moved, tuple(_above(moved, old, new)))


def _lines(text: str, part_text: str, old_at: int, new_at: int, length: int) -> Iterator[Pair]:
    """The lines of a stretch that both texts have."""
    first, line = text.count("\n", 0, old_at), part_text.count("\n", 0, new_at)
    count = text.count("\n", old_at, old_at + length)
    if not text.startswith("\n", old_at + length - 1):
        count += 1  # the last line's ending is not part of it
    return ((first + k, line + k) for k in range(count))


def _runs(
    text: str, part_text: str, unit: Unit, part: Part, start: int, end: int
) -> Iterator[tuple[int, int, int]]:
    """The stretches of a unit that a part has: their offsets in both texts, and their lengths."""
    begin = unit.start if unit.kind is UnitKind.PREAMBLE else unit.body
    if text[begin : unit.end] == part_text[start:end]:
        yield begin, start, end - start
    elif unit.index in part.members:
        kept = unit.kept(part.members[unit.index])
        copied = "".join(text[slice(*stretch)] for stretch in kept)
        for run in _alike(copied, part_text, (0, len(copied)), (start, end)):
            yield from _apart(kept, *run)
    else:
        yield from _alike(text, part_text, (begin, unit.end), (start, end))


def _apart(kept: Sequence[Pair], at: int, new_at: int, length: int) -> Iterator[tuple[int, int, int]]:
    """A run of what is left of a class, as runs of the class itself: none goes over what was taken out."""
    begin = 0
    for start, end in kept:
        first, last = max(at, begin), min(at + length, begin + end - start)
        if first < last:
            yield start + first - begin, new_at + first - at, last - first
        begin += end - start


def _alike(text: str, part_text: str, old: Pair, new: Pair) -> Iterator[tuple[int, int, int]]:
    """The lines that an import or a runner still has when others are taken out."""
    before, after = text[slice(*old)].split("\n"), part_text[slice(*new)].split("\n")
    for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        if block.size:
            lines = before[block.a : block.a + block.size]
            old_at = old[0] + sum(len(line) + 1 for line in before[: block.a])
            new_at = new[0] + sum(len(line) + 1 for line in after[: block.b])
            yield old_at, new_at, sum(len(line) + 1 for line in lines) - 1


def _docstring(plan: Plan, output: OutputFile) -> Iterator[Pair]:
    """The lines of the module docstring that live on in the header."""
    assert plan.source is not None
    for unit in plan.units:
        if unit.kind is UnitKind.DOCSTRING:
            text = plan.source.text
            for old_at, new_at, length in _alike(text, output.text, (unit.body, unit.end), output.header):
                yield from _lines(text, output.text, old_at, new_at, length)


def _rising(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Without pairs that cross earlier ones, which no diff can give."""
    last = (-1, -1)
    for pair in sorted(set(pairs)):
        if pair[0] > last[0] and pair[1] > last[1]:
            yield pair
            last = pair


def _above(moved: Sequence[Pair], old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """Blank lines directly above moved ones, as far as both files have them."""
    last = (-1, -1)
    for pair in moved:
        found = []
        a, b = pair[0] - 1, pair[1] - 1
        while a > last[0] and b > last[1] and old[a] == new[b] and not old[a].strip():
            found.append((a, b))
            a, b = a - 1, b - 1
        yield from reversed(found)
        last = pair


# From the original to a part, step by step

_FEW = 60
"""Lines that may change in one step at several places."""

Hunk = tuple[int, int, int, int]
"""Lines of the original, from and to, and the lines of the part that come instead."""


class Way(IntEnum):
    """How a file comes from one content to another: each way is easier for a diff than the one before."""

    AT_ONCE = 0
    IN_STEPS = 1  # one big change, or a few small ones, at a time
    MARKED = 2  # the same, and each change in two steps
    ONE_BY_ONE = 3  # each of the small changes too


def steps(old: Sequence[bytes], new: Sequence[bytes], pairs: Sequence[Pair], way: Way) -> list[bytes]:
    """The contents that a file has on its way from ``old`` to ``new``, the last of which is ``new``.

    A diff of a long file and a short one does not find the least difference: like lines (blank ones,
    closing brackets) are too many. If one place changes at a time, all else is the beginning and the end
    of the file, which no diff mistakes. What can still happen is that a change is shifted to like lines
    beside it; so it is first replaced by a line that occurs nowhere else (it is marked).
    """
    if way is Way.AT_ONCE:
        return [b"\n".join(new)]
    contents = []
    done: list[tuple[Hunk, Sequence[bytes]]] = []
    for number, group in enumerate(_grouped(_hunks(len(old), len(new), pairs), way), 1):
        if way is not Way.IN_STEPS:
            marks = [(hunk, [b"splitter: %d.%d" % (number, n)]) for n, hunk in enumerate(group, 1)]
            contents.append(_with(old, [*done, *marks]))
        done += [(hunk, new[hunk[2] : hunk[3]]) for hunk in group]
        contents.append(_with(old, done))
    return contents


def _grouped(hunks: Iterable[Hunk], way: Way) -> Iterator[list[Hunk]]:
    """The hunks that change together."""
    group: list[Hunk] = []
    size = 0
    for hunk in hunks:
        lines = hunk[1] - hunk[0] + hunk[3] - hunk[2]
        if group and (size + lines > _FEW or way is Way.ONE_BY_ONE):
            yield group
            group, size = [], 0
        group.append(hunk)
        size += lines
    if group:
        yield group


def _hunks(old: int, new: int, pairs: Sequence[Pair]) -> Iterator[Hunk]:
    """What lies between the paired lines, in the one file and in the other."""
    a = b = 0
    for x, y in [*pairs, (old, new)]:
        if x > a or y > b:
            yield a, x, b, y
        a, b = x + 1, y + 1


def _with(old: Sequence[bytes], changes: Sequence[tuple[Hunk, Sequence[bytes]]]) -> bytes:
    """The file with some of its lines replaced."""
    lines: list[bytes] = []
    position = 0
    for (first, last, _, _), instead in changes:
        lines += [*old[position:first], *instead]
        position = last
    return b"\n".join([*lines, *old[position:]])
