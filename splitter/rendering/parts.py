"""Planned parts to text: a header from the template, then unit slices, trimmed imports, the runner."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from splitter.config.settings import Settings
from splitter.languages.language import Language
from splitter.model.plan import Module, OutputFile, Part, Unit, UnitKind
from splitter.reading.source import encode
from splitter.rendering.header import Header
from splitter.text.blank_lines import ENDING, Gaps

_SET_APART = (UnitKind.TEST, UnitKind.HELPER, UnitKind.FIXTURE)
"""What has two blank lines between it and the header (PEP 8), had it been the first of its file."""

_AROUND_HEADER = (UnitKind.PREAMBLE, UnitKind.DOCSTRING)
"""What stands above the header, or lives on in it."""

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
    header, write = Header(language, template, settings), _Writer(module, language, dots)
    return tuple(write.file(part, header.text(module, part)) for part in parts)


class _Writer:
    """Writes parts of one module."""

    def __init__(self, module: Module, language: Language, dots: Sequence[tuple[int, str]]) -> None:
        self.module, self.language = module, language
        self.newline = module.source.newline
        self.gaps = _gaps(module)
        self.copied = _Slices(module.source.text, dots)

    def file(self, part: Part, header: str) -> OutputFile:
        """A part below its header."""
        header = ENDING.sub(self.newline, header)
        units = [self.module.units[i] for i in part.units]
        text = _Text()
        self._add_top(text, [u for u in units if u.kind is UnitKind.PREAMBLE], is_closed=not header)
        start = text.length
        text.add(header)
        end = text.length
        self._add_units(text, part, [u for u in units if u.kind not in _AROUND_HEADER], is_bare=not header)
        whole = self._closed(text.text, part)
        data = encode(self.module.source, whole)
        return OutputFile(part.name, whole, data, (start, end), header, tuple(text.places))

    def _add_top(self, text: _Text, units: Sequence[Unit], *, is_closed: bool) -> None:
        """What stands above the header, with a blank line under it if it is not for the interpreter."""
        for unit in units:
            text.add_unit(unit, self.module.slice(unit))
        above = text.text
        if (
            units
            and not is_closed
            and not self._is_for_tools(above.rstrip().splitlines()[-1])
            and not _ends_blank(above)
        ):
            text.add(self.newline)

    def _is_for_tools(self, line: str) -> bool:
        """Whether a line is a shebang or says the encoding."""
        rest = line.removeprefix(self.language.comment)
        return rest != line and (rest.startswith("!") or _ENCODING.match(rest) is not None)

    def _add_units(self, text: _Text, part: Part, units: Sequence[Unit], *, is_bare: bool) -> None:
        docstring = self.module.docstring_unit
        previous = docstring.index if docstring else -1
        imported, first = self._imported(part), True
        for unit in units:
            body = self._body(unit, part)
            if body is None:
                continue
            blank = self.gaps.widest(previous + 1, unit.index)
            if imported and unit.kind is not UnitKind.IMPORT and unit.index > part.helpers_import_after:
                text.add(self.newline if first else "", imported)
                imported, first = "", False
            if first and is_bare:  # as the original begins
                blank = blank if text.length else ""
            elif (first or self._would_touch(previous, unit)) and not ENDING.search(blank):
                blank = self.newline * (2 if first and unit.kind in _SET_APART else 1)
            text.add(blank)
            text.add_unit(unit, body)
            previous, first = unit.index, False
        if imported:
            text.add(self.newline, imported)

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
            self.newline, self.language.sharing.imported(part.helpers_import, part.imported_helpers)
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
        """A divided class without the test methods that are elsewhere."""
        kept: list[str] = []
        position = unit.body
        for member in unit.members:
            if member.test not in tests:
                kept.append(self.copied(position, member.start))
                position = member.end
        return "".join(kept) + self.copied(position, unit.end)

    def _would_touch(self, previous: int, unit: Unit) -> bool:
        """Whether a section comment would stand directly above a statement that it is not about."""
        above = self.module.units[previous] if previous >= 0 else None
        return above is not None and above.kind is UnitKind.BANNER and unit.index > previous + 1


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


def _gaps(module: Module) -> Gaps:
    """The blank lines before each unit; what stands above the header is none of them."""
    text = module.source.text
    return Gaps("" if u.kind is UnitKind.PREAMBLE else text[u.start : u.body] for u in module.units)


def _ends_blank(text: str) -> bool:
    return len(ENDING.findall(text[len(text.rstrip()) :])) > 1
