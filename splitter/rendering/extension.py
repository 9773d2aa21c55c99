"""A file that is there with what is added to it: imports among its own, the rest below all that it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from splitter.model.module import Module, Unit, UnitKind
from splitter.model.surroundings import ImportStyle
from splitter.rendering.helpers_import import Row, place
from splitter.text.blank_lines import ENDING
from splitter.text.imports import USUAL_WIDTH, Imported, extended, import_of, imported

_TOP = (UnitKind.PREAMBLE, UnitKind.DOCSTRING)


class Unextendable(Exception):
    """Why a file can't get what is to be added, in words."""


def extended_text(there: Module, added: Module, style: ImportStyle, *, futures: bool) -> str:
    """The file's text with what is added; raises ``Unextendable``.

    Nothing of what it has is written anew but import lists that get more names. What is added has its
    line endings, and ends as it ends. ``futures`` brings its imports from ``__future__``, too.
    """
    text, newline = there.source.text, there.source.newline
    imports = _Imports(there, style, futures=futures)
    below: list[str] = []
    for unit in added.units:
        if unit.kind is UnitKind.IMPORT:
            imports.add(unit, added)
        else:
            below.append(added.slice(unit))
    imports.close()
    top = imports.text()
    body = ENDING.sub(newline, "".join(below)).strip("\r\n")
    if top.strip():
        body = top.rstrip("\r\n") + (imports.gap(added) or 3 * newline) + body
    return body + newline if not text or ENDING.search(text[-2:]) else body


@dataclass
class _List:
    """An import of the outcome."""

    unit: Unit | None
    """None for a new one."""
    code: str
    blank: str = ""
    lead: str = ""

    @property
    def imported(self) -> Imported | None:
        return imported(self.code)

    def __str__(self) -> str:
        return self.blank + self.lead + self.code


class _Imports:
    """The imports of a file as more of them come."""

    def __init__(self, there: Module, style: ImportStyle, *, futures: bool) -> None:
        self._module, self._style, self._newline = there, style, there.source.newline
        self._futures = futures
        self._blocks: list[str] = []
        """Imports that no plain list is, as those for type checkers: they come below all others."""
        text = there.source.text
        self._all = [
            _List(
                u, _ended(text[u.head : u.end], self._newline), text[u.start : u.body], text[u.body : u.head]
            )
            for u in there.units
            if u.kind is UnitKind.IMPORT
        ]
        self._first = next((u.index for u in there.units if u.kind not in _TOP), len(there.units))
        self._run = [one for n, one in enumerate(self._all, self._first) if one.unit and one.unit.index == n]
        """Those that follow one another at the top: new ones come among them."""

    def add(self, unit: Unit, added: Module) -> None:
        """One import of what is added: what of it is not there."""
        lead, code = added.source.text[unit.body : unit.head], added.source.text[unit.head : unit.end]
        found = imported(code)
        if found is None:
            self._blocks.append(ENDING.sub(self._newline, _ended(lead + code, self._newline)))
            return
        if found.module == "__future__" and not self._futures:
            return
        alike = [one for one in self._all if (own := one.imported) and own.module == found.module]
        known = {item for one in alike if one.imported for item in one.imported.items}
        missing = [item for item in found.items if item not in known]
        if len(missing) == len(found.items) and not (found.module and alike):
            self._insert(_List(None, ENDING.sub(self._newline, lead + code)), found)
        elif lead or "#" in code:
            raise Unextendable("what is to go there has a comment at an import")
        elif missing and found.module:
            alike[0].code = self._longer(alike[0].code, missing)
        else:
            for item in missing:
                line = f"import {item}{self._newline}"
                self._insert(_List(None, line), Imported("", (item,), ()))

    def _longer(self, code: str, items: Sequence[str]) -> str:
        longer = extended(code, items, self._newline)
        width = self._style.width or USUAL_WIDTH
        found = imported(longer)
        if found is None or "#" in longer or len(longer.rstrip()) <= width or "\n" in longer.strip():
            return longer
        return ENDING.sub(self._newline, import_of(found.module, found.items, width))

    def _insert(self, new: _List, found: Imported) -> None:
        rows = [Row(one.code, bool(ENDING.search(one.blank))) for one in self._run]
        kind, module = ("from", found.module) if found.module else ("import", found.items[0])
        spot = place(rows, module, self._style, kind=kind)
        at = spot.index
        if not (spot.above or spot.ends) and at < len(rows):  # it takes the place of what it is above
            new.blank = self._run[at].blank
            self._run[at].blank = self._newline if spot.below else ""
        elif spot.above:
            new.blank = self._newline
            if at < len(rows) and not rows[at].apart:
                self._run[at].blank = self._newline
        self._run.insert(at, new)
        self._all.append(new)

    def close(self) -> None:
        """Bring what comes below all lists, if nothing of the kind is there, or the same."""
        there = {one.code for one in self._all if one.imported is None}
        for block in (one for one in self._blocks if one not in there):
            if there:
                raise Unextendable("what is to go there needs an import that is no plain list")
            self._run.append(_List(None, block, blank=self._newline))

    def gap(self, added: Module) -> str:
        """What is between the last import and what is added, if nothing else is above that."""
        last = next((u for u in reversed(self._module.units) if u.kind not in _TOP), None)
        first = next(u for u in added.units if u.kind not in (*_TOP, UnitKind.IMPORT))
        if last is not None and last.kind is not UnitKind.IMPORT:
            return ""
        blank = ENDING.sub(self._newline, added.source.text[first.start : first.body])
        return self._newline + blank if ENDING.search(blank) else ""

    def text(self) -> str:
        """The file's text with its imports as they are now."""
        units, whole = self._module.units, self._module.source.text
        lists = {one.unit.index: one for one in self._all if one.unit}
        end = self._first + sum(one.unit is not None for one in self._run)
        top = "".join(whole[unit.start : unit.end] for unit in units[: self._first])
        run = "".join(map(str, self._run))
        rest = "".join(
            str(lists[unit.index]) if unit.index in lists else whole[unit.start : unit.end]
            for unit in units[end:]
        )
        if run and end == self._first:  # it had none up there
            top = top.rstrip("\r\n") + 2 * self._newline if top.strip() else top
            rest = 3 * self._newline + rest.lstrip("\r\n") if rest.strip() else rest
            run = run.rstrip("\r\n") if rest else run
        return top + run + rest


def _ended(code: str, newline: str) -> str:
    return code if ENDING.search(code[-2:]) else code + newline
