"""A text in which names of the original are those of its parts: only what says the name is changed."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from splitter.model.references import Kind
from splitter.references.formats import slot_for
from splitter.references.slots import Slot, among_words, line_of, quoted, whole_line
from splitter.references.subject import Subject, Successor
from splitter.text import documents


@dataclass(frozen=True)
class Wish:
    """A slice that says the name of the original, and what it is to say."""

    start: int
    end: int
    kind: Kind
    new: tuple[str, ...]
    prose: bool = False
    why: str = ""
    """Why it is not known what."""
    text: str = ""
    """What takes the place of a whole statement."""


@dataclass(frozen=True)
class Rewritten:
    """The text, and why some wishes were left: by their number."""

    text: str
    left: Mapping[int, str]
    needed: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """What those say now that not all parts need: of one that none needs the place is gone."""


def rewritten(text: str, wishes: Sequence[Wish], subject: Subject, file: str) -> Rewritten:
    """The text with those wishes fulfilled that can be."""
    left: dict[int, str] = {}
    needed: dict[int, tuple[str, ...]] = {}
    places: defaultdict[tuple[int, int], list[tuple[int, Slot]]] = defaultdict(list)
    for number, wish in enumerate(wishes):
        slot = _slot(text, wish, file)
        if isinstance(slot, str):
            left[number] = slot
        else:
            places[slot.start, slot.end].append((number, slot))
    pieces: list[str] = []
    end = 0
    for place in sorted(places):
        numbers = [number for number, _ in places[place]]
        if place[0] < end:
            left |= dict.fromkeys(numbers, "another name of it stands in what would be repeated")
            continue
        slot = places[place][0][1]
        some = [wishes[number] for number in numbers]
        indexes = _indexes(text, slot, some, subject)
        if indexes is None:
            left |= dict.fromkeys(numbers, "names that mean different parts stand in what would be repeated")
            continue
        written = some[0].text or slot.between.join(_once(text, slot, some, index) for index in indexes)
        kept, stop, goes = text[end : slot.start], slot.end, not written
        if len(subject.successors) == 1 and slot.between:  # parts that are one again stand once in a list
            if _is_below(written, slot.between, "".join([*pieces, kept])):
                kept, written = kept.removesuffix(slot.between), ""
            elif text[slot.end :].startswith(slot.between + written):
                written, stop = "", slot.end + len(slot.between)
        for number, wish in zip(numbers, some, strict=True):
            if len(indexes) < len(wish.new) > 1:
                needed[number] = tuple(wish.new[index] for index in indexes)
        if goes and slot.between.startswith(","):  # what goes of a list goes with one of its commas
            comma = re.compile(r",\s*").match(text, stop)
            kept, stop = (kept, comma.end()) if comma else (re.sub(r",\s*\Z", "", kept), stop)
        # What goes goes with the lines that divided it from what is before it.
        pieces += [kept if written or stop > slot.end or not slot.between else kept.rstrip("\r\n"), written]
        end = stop
    result = "".join([*pieces, text[end:]])
    if _breaks(file, text, result):
        return Rewritten(text, dict.fromkeys(range(len(wishes)), "the file could not be read any more"))
    return Rewritten(result, left, needed)


def _is_below(written: str, between: str, above: str) -> bool:
    """Whether what is to be written stands just above already."""
    return bool(written) and above.endswith(written + between)


def _slot(text: str, wish: Wish, file: str) -> Slot | str:
    if wish.text:
        return Slot(wish.start, wish.end, "")
    if len(wish.new) == 1 and wish.kind is not Kind.FILE:
        return Slot(wish.start, wish.end, "")
    if wish.kind is Kind.MODULE and _FROM.search(text, line_of(text, wish.start)[0], wish.start):
        return "an import takes its names from one module"
    if wish.prose:
        return _of_prose(text, wish)
    slot = slot_for(text, wish.start, wish.end, file)
    one_for_one = isinstance(slot, str) and len(wish.new) == 1
    return Slot(wish.start, wish.end, "") if one_for_one else slot


_FROM = re.compile(r"\bfrom[ \t]+\Z")


def _of_prose(text: str, wish: Wish) -> Slot:
    """In a block of commands the line, in a command its words; in a sentence the name with its quotes."""
    if text.count("\n```", 0, wish.start) % 2:
        return whole_line(text, wish.start)
    first, last = line_of(text, wish.start)
    if text.count("`", first, wish.start) % 2 and (close := text.find("`", wish.end, last)) >= 0:
        begin = text.rfind("`", first, wish.start) + 1
        suffix = PurePosixPath(text[wish.start : wish.end].partition("::")[0]).suffix
        command = among_words(text, wish.start, wish.end, begin, close, suffix)
        if isinstance(command, Slot):
            return command
    return Slot(*(quoted(text, wish.start, wish.end) or (wish.start, wish.end)), ", ")


def _indexes(text: str, slot: Slot, wishes: Sequence[Wish], subject: Subject) -> Sequence[int] | None:
    """Which of their new names the wishes of one place get; ``None`` if these can't stand together."""
    if wishes[0].text:
        return range(len(wishes[0].new))
    counts = {len(wish.new) for wish in wishes if len(wish.new) > 1} or {1}
    if len(counts) > 1:
        return None
    indexes = list(range(counts.pop()))
    if len(indexes) == len(subject.files):
        needing = _needing(text, slot, subject.files)
        indexes = [index for index in indexes if subject.files[index] in needing]
    return indexes


def _once(text: str, slot: Slot, wishes: Sequence[Wish], index: int) -> str:
    pieces, end = [], slot.start
    for wish in sorted(wishes, key=lambda wish: wish.start):
        pieces += [text[end : wish.start], wish.new[index if len(wish.new) > 1 else 0]]
        end = wish.end
    return "".join([*pieces, text[end : slot.end]])


_LEFT_OUT = re.compile(r"per[-_]file[-_]ignores")
_LONG_LINES_ONLY = re.compile(
    r"\s*[\"']?[^\s\"':=]+[\"']?\s*[:=]\s*\[?\s*[\"']?E501[\"']?\s*,?\s*\]?\s*(?:#.*)?"
)
_WIDTH = re.compile(r"^\s*(?:max[-_])?line[-_]length\s*=\s*(\d+)", re.MULTILINE)
_NARROWEST = 79
"""Columns that every checker allows which is told nothing else."""
_OWN_LIMIT = re.compile(r"^max_lines\s*=\s*(\d+)", re.MULTILINE)
_LIMIT = re.compile(r"^default_max_lines\s*=\s*(\d+)", re.MULTILINE)


def _needing(text: str, slot: Slot, files: Sequence[Successor]) -> tuple[Successor, ...]:
    """Those that need an exception from a limit of lines or columns, where the slot grants one; else all.

    Of any other rule only its checker could tell; an exception that nobody needs does no harm.
    """
    limit = _LIMIT.search(text)
    if limit is not None and _OWN_LIMIT.search(text, slot.start, slot.end) is not None:
        return tuple(one for one in files if one.lines > int(limit[1]))
    if _LEFT_OUT.search(text, 0, slot.start) and _LONG_LINES_ONLY.fullmatch(text, slot.start, slot.end):
        widest = min((int(found[1]) for found in _WIDTH.finditer(text)), default=_NARROWEST)
        return tuple(one for one in files if one.width > widest)
    return tuple(files)


_READERS: Mapping[str, Callable[[bytes], object]] = {
    ".json": documents.json,
    ".toml": documents.toml,
    ".py": ast.parse,
}


def _breaks(file: str, before: str, after: str) -> bool:
    """Whether a document that could be read can't be read any more."""
    reader = _READERS.get(PurePosixPath(file).suffix)
    return reader is not None and _is_read(reader, before) and not _is_read(reader, after)


def _is_read(reader: Callable[[bytes], object], text: str) -> bool:
    try:
        reader(text.encode("utf-8", "surrogateescape"))
    except (ValueError, SyntaxError, RecursionError):
        return False
    return True
