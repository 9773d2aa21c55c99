"""``discover_tests[(test_a, test_b)]``: a tuple of tests, and how its statement reads with fewer of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_TUPLE = re.compile(r"\bdiscover_tests\s*\[\s*\(")
_BLANK = r"(?:\s|#[^\r\n]*(?:[\r\n]|\Z))*"
_ITEM = re.compile(rf"{_BLANK}(`[^`\r\n]*`|[^\W\d]\w*)(\s*,(?:[ \t]*#[^\r\n]*)?)?")
_END = re.compile(rf"{_BLANK}\)\s*\]")


class Item(NamedTuple):
    """A test in the tuple: its slice of the text, with what stands above it, and its name's end."""

    start: int
    name_end: int
    end: int
    name: str


def items_of(text: str) -> tuple[Item, ...]:
    """What the tuple of a statement holds, if it has one of plain names."""
    opening = _TUPLE.search(text)
    if opening is None:
        return ()
    found: list[Item] = []
    position = opening.end()
    while match := _ITEM.match(text, position):
        found.append(Item(position, match.end(1), match.end(), match[1].strip("`")))
        position = match.end()
        if not match[2]:
            break
    return tuple(found) if _END.match(text, position) else ()


def restricted(text: str, items: Sequence[Item], tests: frozenset[str]) -> str:
    """The statement with these tests alone; a tuple of one is one by its comma."""
    kept = [item for item in items if item.name in tests]
    if len(kept) == len(items):
        return text
    slices = [text[item.start : item.end] for item in kept]
    last = kept[-1]
    if "," not in text[last.name_end : last.end]:
        slices[-1] += "," if len(kept) == 1 else ""
    elif items[-1].name_end == items[-1].end and len(kept) > 1:
        slices[-1] = text[last.start : last.name_end] + text[last.name_end : last.end].replace(",", "", 1)
    if not text[items[0].start].isspace():
        slices[0] = slices[0].lstrip(" \t")
    return text[: items[0].start] + "".join(slices) + text[items[-1].end :]
