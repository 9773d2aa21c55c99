"""A part's prints with the original's name where they say the part's own, for the proof."""

from __future__ import annotations

import re
from pathlib import PurePath

_PRINT = re.compile(rb"[ \t]*print\(")


def untitled(data: bytes, original: bytes, file: str, part: str) -> bytes:
    """Lines that print a name and that are none of the original's, as they would read in it."""
    known = frozenset(line.strip() for line in original.splitlines())
    old, new = PurePath(file).stem.encode(), PurePath(part).stem.encode()
    name = re.compile(rb"(?:(?<![\w/.-])|(?<=\\[ntr]))" + re.escape(new) + rb"(?![\w/-])")
    return b"".join(
        name.sub(lambda _: old, line) if _PRINT.match(line) and line.strip() not in known else line
        for line in data.splitlines(keepends=True)
    )
