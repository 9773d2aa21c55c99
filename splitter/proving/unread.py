"""What can still be said of a file that can't be read: whether it has a definition, and has it as it was."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

from splitter.proving.definitions import Definition

_DEFINED = re.compile(
    r"\b(?:def|fn|class|struct|trait|alias|comptime|var|let)\s+(\w+)|^[ \t]*(\w+)[ \t]*(?::[^=\n]*)?=",
    re.MULTILINE,
)

Cut = tuple[tuple[Definition, str], ...]
"""Definitions of before, and the files that have them in another form."""


def of_unread(lost: Sequence[Definition], unread: Mapping[str, bytes]) -> tuple[list[Definition], Cut]:
    """What is nowhere, and what a file that can't be read has in another form, each form once.

    What such a file has line by line is not lost, as far as anybody can tell.
    """
    texts = {path: data.decode("utf-8", "replace") for path, data in unread.items()}
    defined = {path: {one or other for one, other in _DEFINED.findall(text)} for path, text in texts.items()}
    lines = {path: _stripped(text) for path, text in texts.items()}
    gone: list[Definition] = []
    cut: dict[tuple[str, str, str], tuple[Definition, str]] = {}
    for one in lost:
        there = [path for path in unread if not defined[path].isdisjoint(one.bare.split(", "))]
        text = _stripped(one.text)
        if not there:
            gone.append(one)
        elif not any(text in lines[path] for path in there):
            nearest = max(there, key=lambda path: _alike(path, one.path))
            cut.setdefault((one.name, nearest, text), (one, nearest))
    return gone, tuple(cut.values())


def _alike(path: str, other: str) -> int:
    """How many letters two paths have in common from the left."""
    return len([*takewhile(lambda pair: pair[0] == pair[1], zip(path, other, strict=False))])


def _stripped(text: str) -> str:
    """Its lines without what is around them, blank ones left out."""
    return "\n" + "".join(f"{line.strip()}\n" for line in text.splitlines() if line.strip())
