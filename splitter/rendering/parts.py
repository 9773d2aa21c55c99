"""Planned parts to text: a header from the template, then unit slices, trimmed imports, the runner."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from splitter.config.settings import Settings
from splitter.languages.language import Language
from splitter.model.module import Module, Unit, UnitKind
from splitter.model.plan import OutputFile, Part
from splitter.reading.source import encode
from splitter.rendering.header import Header
from splitter.rendering.helpers_import import Row, Spot, as_shown, spot
from splitter.rendering.import_gaps import (
    are_of_one_package,
    are_of_one_section,
    gap_below_imports,
    gap_in_block,
    imports_of,
    is_definition,
)
from splitter.rendering.late_imports import LateImports
from splitter.rendering.part_row import PartRow, put
from splitter.rendering.unused_imports import unused_said
from splitter.text.blank_lines import ENDING, Gaps

_SET_APART = (UnitKind.TEST, UnitKind.HELPER, UnitKind.FIXTURE)
"""What has two blank lines between it and the header (PEP 8), had it been the first of its file."""

_PLAIN = (UnitKind.IMPORT, UnitKind.CONSTANT, UnitKind.ACTION)
"""What formatters set apart from its like by one blank line at most."""

_AROUND_HEADER = (UnitKind.PREAMBLE, UnitKind.DOCSTRING)
"""What stands above the header, or lives on in it."""

_ENDS_WITH_COLON = re.compile(r"(?m)^[^#\r\n]*:[ \t\f]*(?:#[^\r\n]*)?(?:\r\n|\r|\n)\Z")
_BLANK_LINES = re.compile(r"\A(?:[ \t\f]*(?:\r\n|\r|\n))+")

_ENCODING = re.compile(r".*coding[:=]")


def render(
    module: Module,
    language: Language,
    parts: Sequence[Part],
    settings: Settings,
    template: str,
    dots: Sequence[tuple[int, str]] = (),
) -> tuple[OutputFile, ...]:
    """The parts as files; raises ``Refused`` for a template that can't be rendered.

    Slices are copied, never printed anew; only trimmed imports, a runner's calls and a count of tests
    differ, and what gets something inserted at the offsets ``dots``.
    """
    header, write = Header(language, template, settings, module), _Writer(module, language, dots)
    return tuple(write.file(part, header.text(part)) for part in parts)


class _Writer:
    """Writes parts of one module."""

    def __init__(self, module: Module, language: Language, dots: Sequence[tuple[int, str]]) -> None:
        self.module, self.language = module, language
        self.newline = module.source.newline
        self.gaps, self.plain_gaps = _gaps(module), _gaps(module, plain=True)
        self.copied = _Slices(module.source.text, dots)
        self.used = language.unused.used(module) if language.unused else None
        self.style = as_shown(module.source.around.import_style, list(imports_of(module)))
        self.late = LateImports(module, self.style)

    def file(self, part: Part, header: str) -> OutputFile:
        """A part below its header."""
        header = ENDING.sub(self.newline, header)
        units = [self.module.units[i] for i in part.units]
        text = _Text()
        self._add_top(text, [u for u in units if u.kind is UnitKind.PREAMBLE], is_set_apart=bool(header))
        start = text.length
        text.add(header)
        end = text.length
        self._add_units(text, part, [u for u in units if u.kind not in _AROUND_HEADER], is_bare=not header)
        whole = self._closed(text.text, part)
        data = encode(self.module.source, whole)
        return OutputFile(part.name, whole, data, (start, end), header, tuple(text.places))

    def _add_top(self, text: _Text, units: Sequence[Unit], *, is_set_apart: bool) -> None:
        """What stands above the header, with a blank line under it if it is not for the interpreter."""
        for unit in units:
            text.add_unit(unit, self.module.slice(unit))
        above = text.text
        if not (units and is_set_apart) or _ends_blank(above):
            return
        if not self._is_for_tools(above.rstrip().splitlines()[-1]):
            text.add(self.newline)

    def _is_for_tools(self, line: str) -> bool:
        """Whether a line is a shebang or says the encoding."""
        rest = line.removeprefix(self.language.comment)
        return rest != line and (rest.startswith("!") or _ENCODING.match(rest) is not None)

    def _add_units(self, text: _Text, part: Part, units: Sequence[Unit], *, is_bare: bool) -> None:
        rows = self._rows(part, units, is_bare=is_bare)
        if self._is_sorted:
            rows = self.late.among_others(rows)
        rows = self._with_helpers_import(part, rows)
        if self.language.unused and self.used and not self.style.unused_pass:
            rows = unused_said(rows, part, self.language.unused, self.used)
        for row in rows:
            text.add(row.blank if text.length else "")
            if row.unit is None:
                text.add(row.body)
            else:
                text.add_unit(row.unit, row.body)

    def _rows(self, part: Part, units: Sequence[Unit], *, is_bare: bool) -> list[PartRow]:
        docstring = self.module.docstring_unit
        previous = docstring.index if docstring else -1
        first = next((unit for unit in self.module.units if unit.kind not in _AROUND_HEADER), None)
        rows: list[PartRow] = []
        for unit in units:
            body = self._body(unit, part)
            if body is None:
                continue
            blank = self._blank(previous, unit)
            if not (rows or is_bare or docstring) and unit.kind in _PLAIN:  # nothing of the original shows it
                blank = self.newline
            is_begun = is_bare and unit is first  # as the original begins
            touches = not rows or self._would_touch(previous, unit)
            if touches and not is_begun and not ENDING.search(blank):
                blank = self.newline * (2 if not rows and unit.kind in _SET_APART else 1)
            rows.append(PartRow(blank, body, unit))
            previous = unit.index
        return rows

    def _with_helpers_import(self, part: Part, rows: list[PartRow]) -> list[PartRow]:
        """The rows with the import of what the part takes from the module of shared helpers."""
        body = self._imported(part)
        if not body:
            return rows
        end = next((n for n, row in enumerate(rows) if _is_behind(row, part)), len(rows))
        start = end
        while start and rows[start - 1].is_import:
            start -= 1
        among = [Row(row.body, bool(ENDING.search(row.blank))) for row in rows[start:end]]
        found = spot(among, part.helpers_import, self.style) if self._is_sorted else Spot(len(among))
        put(rows, PartRow("", body, None), found, range(start, end), self.newline)
        return rows

    @property
    def _is_sorted(self) -> bool:
        """Whether the language has tools that sort imports, and set them off from what is below."""
        return self.language.sharing is not None and self.language.sharing.is_sorted

    def _blank(self, previous: int, unit: Unit) -> str:
        """The blank lines above a unit: the most that stood above it or what is left out before it.

        Those around definitions are for them: between two plain statements there is none of them.
        """
        blank = self.gaps.widest(previous + 1, unit.index)
        above = self.module.units[previous] if previous >= 0 else None
        if above is not None and are_of_one_package(above, unit):
            return gap_in_block(self.module, above, unit)
        if above is not None and above.kind is UnitKind.IMPORT and unit.kind is UnitKind.BANNER:
            if self._is_attached(unit):  # it is as far from what is above as the definition would be
                return self.gaps.widest(unit.index, unit.index)
            if self.module.units[previous + 1].kind is UnitKind.BANNER:  # as wide as a title there has it
                return self.gaps.widest(previous + 1, previous + 1)
            return blank if self.module.units[unit.index - 1].kind is UnitKind.IMPORT else self.newline
        ends_imports = above is not None and above.kind is UnitKind.IMPORT is not unit.kind
        if ends_imports and self.module.units[unit.index - 1].kind is not UnitKind.IMPORT:
            if unit.kind not in _PLAIN and not self._is_sorted:
                return blank
            lines = self.style.lines_below
            if is_definition(self.module, unit):
                return max(blank, self.newline * (lines or 2), key=len)
            return gap_below_imports(self.module) or self.newline * (lines or 1)
        if above is None or not (above.kind in _PLAIN and unit.kind in _PLAIN):
            return blank
        if above.kind is unit.kind is UnitKind.IMPORT and are_of_one_section(self.module, above, unit):
            return ""
        plain = self.plain_gaps.widest(previous + 1, unit.index) or (self.newline if blank else "")
        if plain and above.kind is unit.kind is UnitKind.IMPORT and unit.index > previous + 1:
            return self.newline  # more of them was for what stood between
        return plain

    def _is_attached(self, banner: Unit) -> bool:
        """Whether a section comment stands directly above a definition."""
        below = self.module.units[banner.index + 1 : banner.index + 2]
        return any(unit.kind in _SET_APART and unit.start == unit.body for unit in below)

    def _closed(self, text: str, part: Part) -> str:
        """The text with what the language puts at a part's end."""
        closing = self.language.closing.write(self.module, part.tests) if self.language.closing else ""
        if not closing:
            return text
        return text.rstrip("\r\n") + 3 * self.newline + ENDING.sub(self.newline, closing)

    def _imported(self, part: Part) -> str:
        """The import of what the part takes from the module of shared helpers."""
        if not part.imported_helpers or self.language.sharing is None:
            return ""
        return ENDING.sub(
            self.newline,
            self.language.sharing.imported(part.helpers_import, part.imported_helpers, self.style),
        )

    def _body(self, unit: Unit, part: Part) -> str | None:
        """A unit's text after its blank lines; ``None`` for a runner that has nothing left to run."""
        if unit.index in part.members:
            return self._share(unit, part.members[unit.index])
        text = self.copied(unit.body, unit.end)
        if unit.kind is UnitKind.RUNNER or unit.counted or unit.index in part.imports:
            return self.language.write(self.module, unit, part, text)
        return text

    def _share(self, unit: Unit, tests: Sequence[str]) -> str:
        """What a part with some tests of a divided class has of it."""
        head, *rest = (self.copied(start, end) for start, end in unit.kept(tests))
        return _without_gap(head, "".join(rest)) if rest else head

    def _would_touch(self, previous: int, unit: Unit) -> bool:
        """Whether a section comment would stand directly above a statement that it is not about."""
        above = self.module.units[previous] if previous >= 0 else None
        return above is not None and above.kind is UnitKind.BANNER and unit.index > previous + 1


def _is_behind(row: PartRow, part: Part) -> bool:
    """Whether a unit stands behind the import of shared helpers, and all above it before."""
    return row.unit is not None and not row.is_import and row.unit.index > part.helpers_import_after


class _Text:
    """A text as it grows, and where the units in it stand."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.length = 0
        self.places: list[tuple[int, int, int]] = []

    def add(self, *pieces: str) -> None:
        self._pieces += pieces
        self.length += sum(map(len, pieces))

    def add_unit(self, unit: Unit, text: str) -> None:
        start = self.length
        self.add(text)
        self.places.append((unit.index, start, self.length))

    @property
    def text(self) -> str:
        return "".join(self._pieces)


@dataclass(frozen=True)
class _Slices:
    """The original's text as parts get it: byte for byte but for what is inserted at some offsets."""

    text: str
    dots: Sequence[tuple[int, str]]

    def __call__(self, start: int, end: int) -> str:
        pieces = []
        for at, inserted in self.dots:
            if start <= at < end:
                pieces += [self.text[start:at], inserted]
                start = at
        return "".join([*pieces, self.text[start:end]])


def _without_gap(head: str, body: str) -> str:
    """A class whose body began with what is gone: the blank lines before what begins it now go, too."""
    if not _ENDS_WITH_COLON.search(head):
        return head + body
    return head + _BLANK_LINES.sub("", body, count=1)


def _gaps(module: Module, *, plain: bool = False) -> Gaps:
    """The blank lines before each unit; what stands above the header is none of them.

    Or only those between two ``plain`` statements.
    """
    text, units = module.source.text, module.units
    return Gaps(
        ""
        if unit.kind is UnitKind.PREAMBLE
        or (plain and index and not (unit.kind in _PLAIN and units[index - 1].kind in _PLAIN))
        else text[unit.start : unit.body]
        for index, unit in enumerate(units)
    )


def _ends_blank(text: str) -> bool:
    return len(ENDING.findall(text[len(text.rstrip()) :])) > 1
