"""What a split changed in a file of somebody else's, as lines: enough to take it back byte for byte.

A file that was changed elsewhere since gets back the lines that the split changed, if they are there as the
split left them and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from splitter.model.references import Edit
from splitter.transaction.journal import Following
from splitter.transaction.system import sha256

_AROUND = 2
"""Lines beside those that went, by which their place is found again."""


@dataclass(frozen=True)
class Hunk:
    """Lines that took the place of others."""

    line: int
    """Of the first new one, from 0 on."""
    old: tuple[bytes, ...]
    new: tuple[bytes, ...]


@dataclass(frozen=True)
class Edited:
    """A file that followed a split."""

    file: Following
    hunks: tuple[Hunk, ...]


def edited(files: Sequence[Following], edits: Sequence[Edit]) -> tuple[Edited, ...]:
    """What a record keeps of edits: of a file that comes nothing, nor of one whose bytes come elsewhere."""
    come = {file.after for file in files if not file.before}

    def kept(file: Following, edit: Edit) -> tuple[Hunk, ...]:
        if edit.before is None or (edit.after is None and file.before in come):
            return ()
        return _hunks(edit.before, edit.after or b"")

    return tuple(Edited(file, kept(file, edit)) for file, edit in zip(files, edits, strict=True))


def _hunks(old: bytes, new: bytes) -> tuple[Hunk, ...]:
    before, after = _lines(old), _lines(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    spans: list[tuple[int, int, int, int]] = []
    steps = [("equal", 0, 0, 0, 0), *matcher.get_opcodes(), ("equal", 0, 0, 0, 0)]
    for above, (kind, start, end, line, until), below in zip(steps, steps[1:], steps[2:], strict=False):
        if kind == "equal":
            continue
        # What only went has nothing to find the place by.
        beside = _AROUND if line == until else 0
        lead, tail = min(beside, above[2] - above[1]), min(beside, below[2] - below[1])
        span = (start - lead, end + tail, line - lead, until + tail)
        if spans and span[2] < spans[-1][3]:  # lines beside both of two
            first = spans.pop()
            span = (first[0], span[1], first[2], span[3])
        spans.append(span)
    return tuple(Hunk(line, before[start:end], after[line:until]) for start, end, line, until in spans)


def is_found_by_others(one: Edited) -> bool:
    """Whether lines only went: the place of such is told by those beside it."""
    return any(set(hunk.new) <= set(hunk.old) for hunk in one.hunks)


def taken_back(one: Edited, data: bytes) -> bytes | None:
    """A file's bytes without the edit; ``None`` if what it changed was changed since."""
    lines = list(_lines(data))
    exactly = sha256(data) == one.file.after
    places = [hunk.line for hunk in one.hunks] if exactly else _places(one.hunks, lines)
    if places is None or any(
        places[index] + len(hunk.new) > places[index + 1] for index, hunk in enumerate(one.hunks[:-1])
    ):
        return None
    for place, hunk in reversed(list(zip(places, one.hunks, strict=True))):
        lines[place : place + len(hunk.new)] = hunk.old
    result = b"".join(lines)
    return None if exactly and sha256(result) != one.file.before else result


def _places(hunks: Sequence[Hunk], lines: Sequence[bytes]) -> list[int] | None:
    """Where the new lines of each are, if there are as many of them as there should be."""
    found: list[int] = []
    for new in dict.fromkeys(hunk.new for hunk in hunks):
        starts = [index for index in range(len(lines)) if tuple(lines[index : index + len(new)]) == new]
        if len(starts) != sum(hunk.new == new for hunk in hunks):
            return None
        found += starts
    order = sorted(found)
    same = all(tuple(lines[i : i + len(h.new)]) == h.new for i, h in zip(order, hunks, strict=True))
    return order if same else None


def document(one: Edited) -> dict[str, Any]:
    """As a record holds it."""
    hunks = [[hunk.line, _texts(hunk.old), _texts(hunk.new)] for hunk in one.hunks]
    file = {"name": one.file.name, "before": one.file.before, "after": one.file.after}
    return {**file, "hunks": hunks}


def parsed(file: Following, value: Mapping[str, Any]) -> Edited:
    """What ``document`` gave; raises ``TypeError``, ``ValueError``, ``KeyError`` for anything else."""
    hunks = (Hunk(int(line), _bytes(old), _bytes(new)) for line, old, new in value["hunks"])
    return Edited(file, tuple(hunks))


def _lines(data: bytes) -> tuple[bytes, ...]:
    pieces = data.split(b"\n")
    return (*(piece + b"\n" for piece in pieces[:-1]), *([pieces[-1]] if pieces[-1] else []))


def _texts(lines: Sequence[bytes]) -> list[str]:
    return [line.decode("utf-8", "surrogateescape") for line in lines]


def _bytes(lines: Sequence[str]) -> tuple[bytes, ...]:
    return tuple(line.encode("utf-8", "surrogateescape") for line in lines)
