"""Where among a part's imports that of the shared helpers stands: where a tool that sorts imports has it."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass

_IMPORT = re.compile(r"(?m)^(?:from[ \t]+(\.*)([\w.]*)|import[ \t]+([\w.]+))")


@dataclass(frozen=True)
class Row:
    """An import of the part: its text, and whether blank lines set it off from the one above."""

    text: str
    apart: bool


@dataclass(frozen=True)
class Spot:
    """Before which of the rows it stands, and where blank lines set it off."""

    index: int
    above: bool = False
    below: bool = False


def spot(rows: Sequence[Row], module: str) -> Spot:
    """The place of ``from module import ...`` among rows of imports that follow one another.

    Relative ones are last, the nearest of them at the end; others stand with those that are no part of the
    standard library. In each section ``import x`` is above ``from x import y``, both by the modules' names.
    """
    if not rows:
        return Spot(0)
    names = [_module(row.text) for row in rows]
    if module.startswith("."):
        relative = [n for n, (_, name) in enumerate(names) if name.startswith(".")]
        if not relative:
            return Spot(len(rows), above=True)
        return Spot(next((n for n in relative if _key(names[n][1]) > _key(module)), relative[-1] + 1))
    foreign = [n for n, (_, name) in enumerate(names) if _is_foreign(name)]
    if not foreign:
        at = next((n for n, (_, name) in enumerate(names) if name.startswith(".")), len(rows))
        return Spot(at, above=at > 0, below=at < len(rows))
    first = last = foreign[0]
    while last + 1 < len(rows) and not rows[last + 1].apart:
        last += 1
    later = (n for n in range(first, last + 1) if names[n][0] == "from" and _key(names[n][1]) > _key(module))
    return Spot(next(later, last + 1))


def _module(text: str) -> tuple[str, str]:
    """Whether it is a ``from`` or an ``import``, and what it names first, dots included."""
    match = _IMPORT.search(text)
    if match is None:
        return "", ""
    return ("import", match[3]) if match[3] else ("from", match[1] + match[2])


def _key(module: str) -> tuple[int, str]:
    name = module.lstrip(".")
    return len(name) - len(module), name.lower()


def _is_foreign(module: str) -> bool:
    return bool(module) and module[0] != "." and module.partition(".")[0] not in sys.stdlib_module_names
