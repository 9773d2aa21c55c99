"""Where among a part's imports that of the shared helpers stands: where a tool that sorts imports has it."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace

from splitter.model.surroundings import ImportStyle

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
    ends: bool = False
    """Whether it is the last of its section."""


def spot(rows: Sequence[Row], module: str, style: ImportStyle) -> Spot:
    """The place of ``from module import ...`` among rows of imports that follow one another.

    It stands in the section of those that are no part of the standard library, or of the project's own
    modules where the style knows them; with dots among the relative ones.
    """
    beside = 2 if style.beside_is_own else 1
    return _place(rows, module, style, _rank(module, style) if "." in module else beside, "from")


def place(rows: Sequence[Row], module: str, style: ImportStyle, kind: str) -> Spot:
    """The place of an import of any module: ``kind`` is ``from`` or ``import``."""
    return _place(rows, module, style, _rank(module, style), kind)


def _place(rows: Sequence[Row], module: str, style: ImportStyle, rank: int, kind: str) -> Spot:
    """Relative ones are last, the nearest of them at the end. In each other section ``import x`` is above
    ``from x import y``, both by the modules' names, if they are not sorted as one.
    """
    if not rows:
        return Spot(0)
    names = [_module(row.text) for row in rows]
    ranks = [_rank(name, style) for _, name in names]
    among = [n for n, other in enumerate(ranks) if other == rank]
    if not among:
        at = next((n for n, other in enumerate(ranks) if other > rank), len(rows))
        return Spot(at, above=at > 0, below=at < len(rows))
    first = last = among[0]
    if style.own is not None:
        last = among[-1]
    while style.own is None and last + 1 < len(rows) and not rows[last + 1].apart:
        last += 1
    if rank == 3:
        later = (n for n in among if _key(names[n][1]) > _key(module))
        index = next(later, among[-1] + 1)
        return Spot(index, ends=index > among[-1])
    alike = [n for n in range(first, last + 1) if style.by_module or names[n][0] == kind]
    others = [n for n in range(first, last + 1) if n not in alike]
    behind = others[0] if kind == "import" and others else last + 1
    index = next((n for n in alike if _key(names[n][1]) > _key(module)), behind)
    return Spot(index, ends=index > last)


def as_shown(style: ImportStyle, rows: Sequence[Row]) -> ImportStyle:
    """The style, and the project's own modules as the original's imports show them where no tool says so.

    Of two sections below the standard library's the second has these.
    """
    if style.own is not None:
        return style
    sections: list[set[str]] = []
    begins = True
    for row in rows:
        name = _module(row.text)[1]
        begins = begins or row.apart
        if _rank(name, style) == 1:
            sections += [set()] if begins else []
            sections[-1].add(name.partition(".")[0])
            begins = False
    if len(sections) != 2 or not sections[0].isdisjoint(sections[1]):
        return style
    return replace(style, own=frozenset(sections[1]))


def _module(text: str) -> tuple[str, str]:
    """Whether it is a ``from`` or an ``import``, and what it names first, dots included."""
    match = _IMPORT.search(text)
    if match is None:
        return "", ""
    return ("import", match[3]) if match[3] else ("from", match[1] + match[2])


def _key(module: str) -> tuple[int, str]:
    name = module.lstrip(".")
    return len(name) - len(module), name.lower()


def _rank(module: str, style: ImportStyle) -> int:
    """The section of an import: the standard library, others, the project's own modules, relative ones."""
    if module.startswith("."):
        return 3
    if module == "__future__":
        return -1
    top = module.partition(".")[0]
    if not top or top in sys.stdlib_module_names:
        return 0
    return 2 if style.own is not None and top in style.own else 1
