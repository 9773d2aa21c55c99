"""Planned parts to text: a header from the template, then unit slices, trimmed imports, the runner."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from splitter.config.settings import Settings
from splitter.languages import Language
from splitter.model.catalogue import finding
from splitter.model.finding import Limit, Refused
from splitter.model.plan import Docstring, Module, OutputFile, Part, PartRole, Unit, UnitKind
from splitter.reading.source import encode
from splitter.rendering.template_text import LONGEST, rendered
from splitter.text.blank_lines import ENDING, Gaps
from splitter.text.imports import borrowing, trim

WIDTH = 88
"""Where the header's prose is wrapped."""

VARIABLES = (
    *(
        "open",
        "close",
        "title",
        "summary",
        "note",
        "tests",
        "docstring",
        "literal",
        "group",
        "name",
        "original",
    ),
    *("reason", "issue", "adr", "runtime", "version", "threshold", "max_tests", "max_lines", "width"),
)
"""What a header template may use."""

_LOOKS_LIKE_TEST = re.compile(r"\b(?:fn|def)\s+test_")
_SET_APART = (UnitKind.TEST, UnitKind.HELPER, UnitKind.FIXTURE)
"""What has two blank lines between it and the header (PEP 8), had it been the first of its file."""

_COOKIE = re.compile(r"^#(?:!|.*coding[:=])")


def render(
    module: Module,
    language: Language,
    parts: Sequence[Part],
    settings: Settings,
    template: str,
    dots: Sequence[tuple[int, str]] = (),
) -> tuple[OutputFile, ...]:
    """The parts as files; raises ``Refused`` for a template that can't be rendered.

    Slices are copied, never printed anew; only trimmed imports and a runner's calls differ, and what
    gets something inserted at the offsets ``dots``.
    """
    header, gaps, copied = Header(template, settings), _gaps(module), _Slices(module.source.text, dots)
    return tuple(_file(module, language, part, header.text(module, part), gaps, copied) for part in parts)


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


def _file(
    module: Module, language: Language, part: Part, header: str, gaps: Gaps, copied: _Slices
) -> OutputFile:
    newline = module.source.newline
    units = [module.units[i] for i in part.units]
    top = [u for u in units if u.kind is UnitKind.PREAMBLE]
    rest = [u for u in units if u.kind not in (UnitKind.PREAMBLE, UnitKind.DOCSTRING)]
    text = "".join(module.slice(u) for u in top)
    if top and not _COOKIE.match(text.rstrip().splitlines()[-1]) and not _ends_blank(text):
        text += newline
    start = len(text)
    header = ENDING.sub(newline, header)
    text += header
    end = len(text)
    tests = frozenset(name for u in units if u.kind is UnitKind.TEST for name in u.names)
    docstring = module.docstring_unit
    previous = docstring.index if docstring else -1
    pieces = [text]
    places, length = _placed(top), end
    lent = _borrowing(language, part, newline)
    for unit in rest:
        body = _body(module, language, unit, part, tests, copied)
        if body is None:
            continue
        blank = gaps.widest(previous + 1, unit.index)
        if lent and unit.kind is not UnitKind.IMPORT and unit.index > part.borrows_after:
            lead = "" if len(pieces) > 1 else newline
            pieces += [lead, lent]
            length += len(lead) + len(lent)
            lent = ""
        if (len(pieces) == 1 or _would_touch(module, previous, unit)) and not ENDING.search(blank):
            blank = newline * (2 if len(pieces) == 1 and unit.kind in _SET_APART else 1)
        pieces += [blank, body]
        length += len(blank) + len(body)
        places.append((unit.index, length - len(body), length))
        previous = unit.index
    text = "".join([*pieces, newline, lent] if lent else pieces)
    if closing := language.closing(module, part.tests):
        text = text.rstrip("\r\n") + 3 * newline + ENDING.sub(newline, closing)
    return OutputFile(part.name, text, encode(module.source, text), (start, end), header, tuple(places))


def _placed(top: Iterable[Unit]) -> list[tuple[int, int, int]]:
    """Where the units above the header stand: one after the other from the beginning."""
    places, length = [], 0
    for unit in top:
        places.append((unit.index, length, length + unit.end - unit.start))
        length = places[-1][2]
    return places


def _borrowing(language: Language, part: Part, newline: str) -> str:
    """The import of what the part takes from the module of shared helpers."""
    if not part.borrowed:
        return ""
    names = [language.spelled(name) for name in part.borrowed]
    return ENDING.sub(newline, borrowing(part.borrows_from, names))


def _body(
    module: Module, language: Language, unit: Unit, part: Part, tests: frozenset[str], copied: _Slices
) -> str | None:
    """A unit's text after its blank lines; ``None`` for a runner that has nothing left to run."""
    text = copied(unit.body, unit.end)
    if unit.kind is UnitKind.RUNNER:
        return language.run(module, unit, tests)
    if unit.index in part.members:
        return _share(copied, unit, part.members[unit.index])
    if unit.index in part.imports:
        lead = unit.head - unit.body
        return text[:lead] + (trim(text[lead:], part.imports[unit.index]) or text[lead:])
    return text


def _share(copied: _Slices, unit: Unit, tests: Sequence[str]) -> str:
    """A divided class without the test methods that are elsewhere."""
    kept: list[str] = []
    position = unit.body
    for member in unit.members:
        if member.test not in tests:
            kept.append(copied(position, member.start))
            position = member.end
    return "".join(kept) + copied(position, unit.end)


def _gaps(module: Module) -> Gaps:
    """The blank lines before each unit; what stands above the header is none of them."""
    text = module.source.text
    return Gaps("" if u.kind is UnitKind.PREAMBLE else text[u.start : u.body] for u in module.units)


def _would_touch(module: Module, previous: int, unit: Unit) -> bool:
    """Whether a section comment would come to stand directly above a statement that it is not about."""
    above = module.units[previous] if previous >= 0 else None
    return above is not None and above.kind is UnitKind.BANNER and unit.index > previous + 1


def _ends_blank(text: str) -> bool:
    return len(ENDING.findall(text[len(text.rstrip()) :])) > 1


# The header


@dataclass(frozen=True)
class Header:
    """A header template, and what it is told of every part."""

    template: str
    settings: Settings

    def text(self, module: Module, part: Part) -> str:
        """The header of a part, with a line ending; raises ``Refused`` if the template fails."""
        values = context(module, part, self.settings)
        most = LONGEST + 2 * len(module.source.text)
        text = rendered(self.template, values, self.settings.template or "", most=most)
        return text if text.endswith("\n") else text + "\n"


def context(module: Module, part: Part, settings: Settings) -> dict[str, object]:
    """What a header template may use; the README lists it.

    Everything that comes from options and file names is safe inside the docstring's quotes and on
    one line. ``docstring`` is the original's own text, ``literal`` the same as it is written.
    """
    docstring = module.docstring or Docstring("", '"""', "")
    raw = "r" in docstring.prefix.lower()
    quote = _block_quote(docstring)

    def safe(value: object) -> str:
        return _safe(str(value), quote, raw)

    original = module.source.path.replace("\\", "/").rpartition("/")[2]
    values: dict[str, object] = {
        "open": docstring.prefix + quote,
        "close": quote,
        "title": safe(part.title),
        "summary": safe(_summary(part, module)),
        "note": safe(_note(original, settings)),
        "tests": [safe(test) for test in part.tests],
        "docstring": docstring.content.lstrip("\r\n").rstrip(),
        "literal": _literal(module),
        "group": safe(part.group),
        "original": safe(original),
        "name": safe(part.name),
        "reason": safe(settings.reason or ""),
        "issue": safe(settings.issue or ""),
        "adr": safe(settings.adr or ""),
        "runtime": safe(settings.runtime or ""),
        "version": safe(settings.version or ""),
        "threshold": settings.threshold,
        "max_tests": settings.limit.max_tests,
        "max_lines": settings.limit.max_lines,
        "width": WIDTH,
    }
    assert tuple(sorted(values)) == tuple(sorted(VARIABLES))
    return values


def _block_quote(docstring: Docstring) -> str:
    """Quotes in which the original's text can stand on several lines as it is written."""
    if len(docstring.quote) == 3:
        return docstring.quote
    return "'''" if '"""' in docstring.content else '"""'


def _literal(module: Module) -> str:
    unit = module.docstring_unit
    return module.source.text[unit.body : unit.end].rstrip("\r\n") if unit else ""


def _safe(value: str, quote: str, raw: bool) -> str:
    """``value`` on one line, unable to end the docstring or to look like a test to a text search."""
    line = one_line(value)
    if raw:
        return line.replace(quote, quote[0])
    return line.replace("\\", "\\\\").replace(quote, f"\\{quote[0]}" * len(quote))


def one_line(value: str) -> str:
    """``value`` on one line; raises ``Refused`` (S606) if it looks like a test to a text search."""
    line = " ".join(value.split())
    if _LOOKS_LIKE_TEST.search(line):
        raise Refused(finding("S606", f"the header would read like a test: {line!r}"))
    return line


def _summary(part: Part, module: Module) -> str:
    if part.role is PartRole.PACKAGE_FACE:
        return f"{len(module.tests)} tests in several files, by what they are about."
    if part.role is not PartRole.TESTS:
        return "What the tests of several files use."
    return f"Only the {part.subject} tests: {len(part.tests)} of {len(module.tests)}."


def _note(original: str, settings: Settings) -> str:
    return f"Note: Split from {original} {because(settings)}.{see(settings)}"


def because(settings: Settings) -> str:
    """Why the file is split, for people: ``due to Mojo 0.26.1 heap corruption bug``."""
    if settings.reason is None and settings.threshold is None:
        return "to stay within " + limit_words(settings.limit)
    runtime = " ".join(filter(None, (settings.runtime, settings.version)))
    said = " ".join(filter(None, (runtime, settings.reason)))
    if settings.threshold is None:
        return f"due to {said}"
    return f"due to {said or 'a failure'} that occurs after ~{settings.threshold} cumulative tests"


def limit_words(limit: Limit) -> str:
    """The limit for people: ``the limit of 9 tests``."""
    bounds = []
    if limit.max_tests is not None:
        bounds.append("1 test" if limit.max_tests == 1 else f"{limit.max_tests} tests")
    if limit.max_lines is not None:
        bounds.append(f"{limit.max_lines} lines")
    return "the limit of " + " and ".join(bounds)


def see(settings: Settings) -> str:
    """Where to read more, with a blank before it; empty if nothing is named."""
    known = _listed(filter(None, (settings.issue, settings.adr)))
    return f" See {known}." if known else ""


def _listed(values: Iterable[str | None]) -> str:
    return " and ".join(str(value) for value in values)
