"""Imported names that a part has and does not use: they are tried, or somebody outside may ask for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence

from splitter.languages.language import Language
from splitter.model.module import Unit
from splitter.model.plan import Part
from splitter.rendering.part_row import PartRow


def unused_said(rows: Sequence[PartRow], part: Part, language: Language) -> list[PartRow]:
    """The rows of a part, with a word at such imports where people have tools that mind them."""
    said = list(rows)
    if language.unused is not None:
        for at, names in _unused(rows, part, language.unused.used):
            said[at] = rows[at]._replace(body=language.unused.said(rows[at].body, names))
    return said


def _unused(
    rows: Sequence[PartRow], part: Part, used: Callable[[str], Collection[str] | None]
) -> Iterator[tuple[int, list[str]]]:
    """The rows that import names of which the part's code says no word, though the original's does.

    What blocks import and the part does not need is there for what they do if it fails.
    """
    code = {at: row.body for at, row in enumerate(rows) if row.unit and not row.is_import}
    whole = "\n".join(code.values())
    guards = {name for row in rows if row.unit and row.is_import for name in row.unit.reads}
    bound = Counter(name for row in rows if row.unit for name in row.unit.names)
    for at, (_, text, unit) in enumerate(rows):
        imports = unit.imports if unit else ()
        names = [one.bound for one in imports if one.used and one.reached <= {one.bound}]
        if unit is None or not names:
            continue
        again = [name for name in unit.names if bound[name] > 1 and name not in names]
        needed = {*part.imports.get(unit.index, names), *again}
        apart = {at, *(n for n in code if again and not _binds_only(rows[n].unit).isdisjoint(again))}
        others = "\n".join(code[n] for n in code if n not in apart) if at in code else whole
        here = (name for name in (*names, *again) if name not in guards and _says(text, name))
        asked = used(others)
        unused = [
            name
            for name in here
            if name not in needed or not (_says(others, name) if asked is None else name in asked)
        ]
        if unused:
            yield at, unused


def _binds_only(unit: Unit | None) -> frozenset[str]:
    """What a statement binds and does not read: ``Base = object`` above ``if HAS: from it import Base``."""
    return frozenset(unit.names).difference(unit.reads) if unit else frozenset()


def _says(text: str, name: str) -> bool:
    """Whether a text has a name as a whole word."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not (_goes_on(text[at - 1 : at]) or _goes_on(text[end : end + 1])):
            return True
        at = text.find(name, end)
    return False


def _goes_on(character: str) -> bool:
    return character != "" and f"_{character}".isidentifier()
