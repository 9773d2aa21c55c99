"""The header of a part, from the template: its docstring with what it says of the split."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

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

_VARIABLES = frozenset(VARIABLES)


@dataclass(frozen=True)
class Header:
    """A header template, and what it is told of every part of a module."""

    language: Language
    template: str
    settings: Settings
    module: Module

    def text(self, part: Part) -> str:
        """The header of a part, with a line ending; raises ``Refused`` if the template fails.

        What stays in the original's file has the original's docstring, and what goes to a file that is
        there has none.
        """
        source = self.module.source
        if part.name == source.name:
            literal = _literal(self.module)
            return literal + "\n" if literal else ""
        if part.role is PartRole.FIXTURES and source.around.fixtures_file is not None:
            return ""
        most = LONGEST + 2 * len(source.text)
        text = rendered(self.template, self.context(part), self.settings.template or "", most=most)
        if not text.strip():
            return ""
        return text if text.endswith("\n") else text + "\n"

    def context(self, part: Part) -> Mapping[str, object]:
        """What a header template may use; docs/reference/templates.md lists it.

        Everything that comes from options and file names is safe inside the docstring's quotes and on
        one line. ``docstring`` is the original's own text, ``literal`` the same as it is written.
        """
        values: dict[str, object] = {
            **self._of_all,
            "title": self._safe(part.title),
            "summary": self._safe(_summary(part)),
            "tests": [self._safe(test) for test in part.tests],
            "group": self._safe(part.group),
            "name": self._safe(part.name),
        }
        assert values.keys() == _VARIABLES
        return values

    @cached_property
    def _of_all(self) -> Mapping[str, object]:
        """What is the same for all parts."""
        settings, source, safe = self.settings, self.module.source, self._safe
        original = source.path.replace("\\", "/").rpartition("/")[2]
        why = because(settings, len(self.module.tests), source.lines)
        return {
            "open": self._docstring.prefix + self._quote,
            "close": self._quote,
            "note": safe(_note(original, why, settings)),
            "docstring": self._docstring.content.lstrip("\r\n").rstrip(),
            "literal": _literal(self.module),
            "original": safe(original),
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

    @cached_property
    def _docstring(self) -> Docstring:
        return self.module.docstring or Docstring("", '"""', "")

    @cached_property
    def _quote(self) -> str:
        return _block_quote(self._docstring)

    def _safe(self, value: str) -> str:
        if value.isidentifier():  # as most names are
            return value
        return _safe(one_line(value, self.language), self._quote, "r" in self._docstring.prefix.lower())


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
