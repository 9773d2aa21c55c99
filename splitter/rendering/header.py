"""The header of a part, from the template: its docstring with what it says of the split."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from splitter.config.settings import Settings
from splitter.languages.language import Language
from splitter.model.catalogue import finding
from splitter.model.finding import Limit, Refused
from splitter.model.module import Docstring, Module
from splitter.model.plan import Part, PartRole
from splitter.rendering.template_text import LONGEST, rendered

WIDTH = 79
"""Where the header's prose is wrapped: PEP 8's width, which no project's linter minds."""

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
    *(
        "reason",
        "issue",
        "adr",
        "runtime",
        "version",
        "threshold",
        "max_tests",
        "max_lines",
        "max_seconds",
        "width",
    ),
)
"""What a header template may use."""


@dataclass(frozen=True)
class Header:
    """A header template, and what it is told of every part."""

    language: Language
    template: str
    settings: Settings

    def text(self, module: Module, part: Part) -> str:
        """The header of a part, with a line ending; raises ``Refused`` if the template fails.

        What stays in the original's file has the original's docstring, and what goes to a file that is
        there has none.
        """
        if part.name == PurePath(module.source.path).name:
            literal = _literal(module)
            return literal + "\n" if literal else ""
        if part.role is PartRole.FIXTURES and module.source.around.fixtures_file is not None:
            return ""
        values = context(self.language, module, part, self.settings)
        most = LONGEST + 2 * len(module.source.text)
        text = rendered(self.template, values, self.settings.template or "", most=most)
        if not text.strip():
            return ""
        return text if text.endswith("\n") else text + "\n"


def context(language: Language, module: Module, part: Part, settings: Settings) -> dict[str, object]:
    """What a header template may use; docs/reference/templates.md lists it.

    Everything that comes from options and file names is safe inside the docstring's quotes and on
    one line. ``docstring`` is the original's own text, ``literal`` the same as it is written.
    """
    docstring = module.docstring or Docstring("", '"""', "")
    raw = "r" in docstring.prefix.lower()
    quote = _block_quote(docstring)

    def safe(value: object) -> str:
        return _safe(one_line(str(value), language), quote, raw)

    original = module.source.path.replace("\\", "/").rpartition("/")[2]
    values: dict[str, object] = {
        "open": docstring.prefix + quote,
        "close": quote,
        "title": safe(part.title),
        "summary": safe(_summary(part)),
        "note": safe(_note(original, because(settings, len(module.tests), module.source.lines), settings)),
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
        "max_seconds": settings.limit.max_seconds,
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


def _safe(line: str, quote: str, raw: bool) -> str:
    """The line, unable to end the docstring."""
    if raw:
        return line.replace(quote, quote[0])
    return line.replace("\\", "\\\\").replace(quote, f"\\{quote[0]}" * len(quote))


def one_line(value: str, language: Language) -> str:
    """``value`` on one line; raises ``Refused`` (S606) if it looks like a test to a text search."""
    line = " ".join(value.split())
    if re.search(language.test_words, line):
        raise Refused(finding("S606", f"the header would read like a test: {line!r}"))
    return line


def _summary(part: Part) -> str:
    if part.role is PartRole.PACKAGE_FACE:
        return "Tests in several files, by what they are about."
    if part.role is not PartRole.TESTS:
        return "What the tests of several files use."
    return part.topic


def _note(original: str, why: str, settings: Settings) -> str:
    return f"Note: Split from {original}{why}.{see(settings)}"


def because(settings: Settings, tests: int, lines: int) -> str:
    """Why a file is split, for people, with a blank before it: ``due to Mojo 0.26.1 heap corruption bug``.

    Empty for one that is within the limit: then somebody has asked for it, and has not said why.
    """
    if settings.reason is None and settings.threshold is None:
        over = settings.limit.may_be_exceeded_by(tests, lines)
        return f", as it was over {limit_words(settings.limit)}" if over else ""
    runtime = " ".join(filter(None, (settings.runtime, settings.version)))
    said = " ".join(filter(None, (runtime, settings.reason)))
    if settings.threshold is None:
        return f" due to {said}"
    return f" due to {said or 'a failure'} that occurs after ~{settings.threshold} cumulative tests"


def limit_words(limit: Limit) -> str:
    """The limit for people: ``the limit of 9 tests``."""
    bounds = []
    if limit.max_tests is not None:
        bounds.append("1 test" if limit.max_tests == 1 else f"{limit.max_tests} tests")
    if limit.max_lines is not None:
        bounds.append(f"{limit.max_lines} lines")
    if limit.max_seconds is not None:
        bounds.append("1 second" if limit.max_seconds == 1 else f"{limit.max_seconds:g} seconds")
    return "the limit of " + " and ".join(bounds)


def see(settings: Settings) -> str:
    """Where to read more, with a blank before it; empty if nothing is named."""
    known = _listed(filter(None, (settings.issue, settings.adr)))
    return f" See {known}." if known else ""


def _listed(values: Iterable[str | None]) -> str:
    return " and ".join(str(value) for value in values)
