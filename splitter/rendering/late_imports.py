"""Imports that stood below other statements of the original, where a part has only imports above them."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from splitter.model.module import Module, UnitKind
from splitter.model.surroundings import ImportStyle
from splitter.rendering.helpers_import import Row, Spot, place
from splitter.rendering.import_gaps import AMONG_IMPORTS
from splitter.rendering.part_row import PartRow, put
from splitter.text.blank_lines import ENDING
from splitter.text.imports import USUAL_WIDTH, extended, imported


class LateImports:
    """Those of one module, ready to be placed in each of its parts."""

    def __init__(self, module: Module, style: ImportStyle) -> None:
        self.module, self.style, self.newline = module, style, module.source.newline

    def among_others(self, rows: list[PartRow]) -> list[PartRow]:
        """The rows with imports where those stand that sort them, if nothing else is above them any more.

        In the original something was, or the file is not sorted.
        """
        end = next((n for n, row in enumerate(rows) if not row.is_import), len(rows))
        start = max((n for n in range(end) if not self._may_be_moved(rows[n])), default=-1) + 1
        first = next((unit.index for unit in self.module.units if unit.kind not in AMONG_IMPORTS), 0)
        late = [row for row in rows[start:end] if row.unit and row.unit.index > first]
        above = end - len(late)
        among = range(start, above)
        if not among or any(self._spot(rows[start:n], rows[n]).index < n - start for n in among):
            return rows
        del rows[above:end]
        for row in late:
            if self._is_joined(rows, row, among):
                continue
            if block := _block_of(rows, row, among):
                put(rows, row, self._spot(rows[block.start : block.stop], row), block, self.newline)
            else:  # whether it is of the section above is not known
                rows.insert(among.stop, row)
            among = range(start, among.stop + 1)
        return rows

    def _may_be_moved(self, row: PartRow) -> bool:
        """Whether it is an import without a comment, all of whose names something uses: not for effect."""
        unit, found = row.unit, imported(row.body)
        if found is None or unit is None or unit.everywhere or unit.body < unit.head or "#" in row.body:
            return False
        plain = all(name.used and not (name.reached or name.again) for name in unit.imports)
        return plain and self._contested.isdisjoint(found.bound)

    @cached_property
    def _contested(self) -> frozenset[str]:
        """Names that several imports bind, unless these are of modules of one package, which bind that."""
        modules = defaultdict[str, list[str]](list)
        for unit in self.module.units:
            for name in unit.imports if unit.kind is UnitKind.IMPORT else ():
                modules[name.bound].append(name.module)
        return frozenset(
            bound
            for bound, some in modules.items()
            if len(some) > len(set(some))
            or (len(some) > 1 and {one.partition(".")[0] for one in some} != {bound})
        )

    def _is_joined(self, rows: list[PartRow], row: PartRow, among: range) -> bool:
        """Whether an import of the same module has taken the names of one, if they fit on its lines."""
        width = self.style.width or USUAL_WIDTH
        new = imported(row.body)
        for n in among:
            found = imported(rows[n].body)
            if new and new.module and found and found.module == new.module:
                body = extended(rows[n].body, new.items, self.newline)
                if all(len(line) <= width for line in body.splitlines()):
                    rows[n] = rows[n]._replace(body=body)
                    return True
        return False

    def _spot(self, rows: Sequence[PartRow], row: PartRow) -> Spot:
        """Where among imports one stands that is sorted."""
        among = [Row(one.body, bool(ENDING.search(one.blank))) for one in rows]
        found = imported(row.body)
        if found is None:
            return Spot(len(rows))
        kind = "from" if found.module else "import"
        return place(among, found.module or found.items[0], self.style, kind)


def _block_of(rows: Sequence[PartRow], row: PartRow, among: range) -> range:
    """The imports without blank lines between them among which there is one of the same section."""
    same = next((n for n in among if _section(rows[n]) == _section(row)), None)
    if same is None:
        return range(0)
    start, stop = same, same + 1
    while start > among.start and not ENDING.search(rows[start].blank):
        start -= 1
    while stop < among.stop and not ENDING.search(rows[stop].blank):
        stop += 1
    return range(start, stop)


def _section(row: PartRow) -> str:
    """The package that an import is of; one for all of the standard library, and for all relative ones."""
    found = imported(row.body)
    module = (found.module or found.items[0]) if found else ""
    top = module.partition(".")[0]
    return "" if top in sys.stdlib_module_names else top or "."
