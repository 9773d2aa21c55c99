"""Imported names that a part has and does not use: they are tried, or somebody outside may ask for them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence

from splitter.languages.language import UnusedImports, Used
from splitter.model.module import Unit
from splitter.model.plan import Part
from splitter.rendering.part_row import PartRow


def unused_said(rows: Sequence[PartRow], part: Part, language: UnusedImports, used: Used) -> list[PartRow]:
    """The rows of a part, with a word at such imports for people's tools that mind them."""
    said = list(rows)
    for at, names in _unused(rows, part, _Code(rows, part, language.asks, used)):
        said[at] = rows[at]._replace(body=language.said(rows[at].body, names))
    return said


class _Code:
    """What of a part is no import, by its row."""

    def __init__(
        self,
        rows: Sequence[PartRow],
        part: Part,
        asks: Callable[[str], bool],
        used: Used,
    ) -> None:
        self.units = {at: row.unit for at, row in enumerate(rows) if row.unit and not row.is_import}
        self._texts = {at: rows[at].body for at in self.units}
        self._asking = {at for at, text in self._texts.items() if asks(text)}
        self._part, self._used = part, used

    def uses(self, name: str, apart: Collection[int]) -> bool:
        """Whether some of it uses a name; that a string says it is not enough where one may ask for it."""
        saying = (at for at, text in self._texts.items() if at not in apart and _says(text, name))
        if self._asking.issubset(apart):
            return any(True for _ in saying)
        return any(self._has(self.units[at], name) for at in saying)

    def says(self, name: str) -> bool:
        """Whether some of it has a name as a word."""
        return any(_says(text, name) for text in self._texts.values())

    def _has(self, unit: Unit, name: str) -> bool:
        """Whether what the part has of a unit uses a name."""
        lines = self._used(unit).get(name, ())
        tests = self._part.members.get(unit.index)
        stretches = ((unit.body, unit.end),) if tests is None else unit.kept(tests)
        return any(bisect_left(lines, start) < bisect_left(lines, end) for start, end in stretches)


def _unused(rows: Sequence[PartRow], part: Part, code: _Code) -> Iterator[tuple[int, list[str]]]:
    """The rows that import names of which the part's code says no word, though the original's does.

    What blocks import and the part does not need is there for what they do if it fails; a helper that none of
    it names is there for who finds it otherwise.
    """
    helpers = [name for name in part.imported_helpers if not code.says(name)]
    yield from ((at, helpers) for at, row in enumerate(rows) if helpers and row.unit is None)
    guards = {name for row in rows if row.unit and row.is_import for name in row.unit.reads}
    bound = Counter(name for row in rows if row.unit for name in row.unit.names)
    for at, (_, text, unit) in enumerate(rows):
        imports = unit.imports if unit else ()
        names = [one.bound for one in imports if one.used and one.reached <= {one.bound}]
        if unit is None or not names:
            continue
        again = [name for name in unit.names if bound[name] > 1 and name not in names]
        needed = {*part.imports.get(unit.index, names), *again}
        apart = {at}
        if again and at in code.units:
            apart.update(n for n, one in code.units.items() if not _binds_only(one).isdisjoint(again))
        here = (name for name in (*names, *again) if name not in guards and _says(text, name))
        unused = [name for name in here if name not in needed or not code.uses(name, apart)]
        if unused:
            yield at, unused


def _binds_only(unit: Unit) -> frozenset[str]:
    """What a statement binds and does not read: ``Base = object`` above ``if HAS: from it import Base``."""
    return frozenset(unit.names).difference(unit.reads)


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
