"""A Mojo file to units, from its lexical structure alone: no grammar that changes with the compiler.

Sources: the Mojo manual's "Functions" (``fn``, ``def``, ``raises``), "Structs", "Traits",
"Parameters" (``comptime``, ``alias``), and its "Testing" page (``TestSuite.discover_tests`` runs the
functions whose names start with ``test_`` and that take no arguments).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from splitter.config.settings import Settings
from splitter.languages.mojo.called import gives_a_value, run_with_arguments
from splitter.languages.mojo.conditions import names_under
from splitter.languages.mojo.deprecated import deprecated
from splitter.languages.mojo.docstrings import docstring
from splitter.languages.mojo.main.runners import judge, runners
from splitter.languages.mojo.main.script import StepKind, walk
from splitter.languages.mojo.main.steps import parse
from splitter.languages.mojo.module import MojoModule
from splitter.languages.mojo.outside import outside_of
from splitter.languages.mojo.titles import untold
from splitter.languages.mojo.uncounted import uncounted
from splitter.model.catalogue import finding
from splitter.model.finding import Finding
from splitter.model.module import ImportedName, Source, Test, Unit, UnitKind
from splitter.text.imports import bound_names, joined_names
from splitter.text.lines import StatementSpan, scan
from splitter.text.names import names_among
from splitter.text.slices import Slice, cut, is_commented
from splitter.text.strings import PLAIN_STRING

_NAME = r"(`[^`\r\n]+`|\w+)"
_FUNCTION = re.compile(rf"(?:async\s+)?(?:fn|def)\s+{_NAME}\s*")
_NO_ARGUMENTS = re.compile(r"\(\s*\)")
_TYPE = re.compile(rf"(?:struct|trait|(?:__)?extension)\s+{_NAME}")
_VALUE = re.compile(rf"(?:comptime|alias|var|let)\s+(?!(?:if|for|assert)\b){_NAME}")
_MORE_VALUES = re.compile(rf"\s*,\s*(?:var\s+)?{_NAME}")
_CONDITION = re.compile(r"(?:comptime\s+)?if\b")
_IMPORT = re.compile(r"(?:from|import)\b")
_EXTENSION = re.compile(r"(?:__)?extension\b")
_COMMENT = re.compile(r"#[^\r\n]*")
_WORD = re.compile(r"\w+")
_STAR = re.compile(r"\bimport\s*\(?\s*\*")
_STRINGS = re.compile(rf"(?:[rR]?(?:{PLAIN_STRING})(?:[ \t]|\\\r?\n)*)+(?:#[^\r\n]*)?\s*")
"""Literals, which are one if several stand side by side."""


class _Fact(NamedTuple):
    """One statement."""

    span: StatementSpan
    kind: UnitKind
    names: tuple[str, ...]
    everywhere: bool = False


def read(source: Source, settings: Settings) -> MojoModule:
    """Cut a Mojo file into units; a file that can't be cut has an ``error`` finding and no units."""
    found = scan(source.text)
    if found.problem:
        problem = finding("S103", found.problem.message, path=source.path, line=found.problem.line)
        return MojoModule(source, "mojo", (), findings=(problem,))
    return _Reader(source, found.spans).module(settings)


class _Reader:
    """The tables that the units of one module are made from."""

    def __init__(self, source: Source, spans: Sequence[StatementSpan]) -> None:
        self.source = source
        self.text = source.text
        self.findings: list[Finding] = []
        self.facts: list[_Fact] = []
        for number, span in enumerate(spans):
            self.facts.append(self._fact(span, number))
        self.bound = frozenset(name for fact in self.facts for name in fact.names)
        self.references = [self._references(fact) for fact in self.facts]
        self.referred = frozenset().union(*self.references)
        self.facts = self._promoted()
        self.facts = self._demoted()
        self.tests = frozenset(n for f in self.facts if f.kind is UnitKind.TEST for n in f.names)
        self.dispatchers = self._dispatchers()
        self.imported_tests = frozenset(
            n for f in self.facts if f.kind is UnitKind.IMPORT for n in f.names if n.startswith("test_")
        )

    def module(self, settings: Settings) -> MojoModule:
        first = self.facts[0] if self.facts else None
        opens = first is not None and first.kind in (UnitKind.DOCSTRING, UnitKind.IMPORT)
        running = {number for number, fact in enumerate(self.facts) if self._runs(fact)}
        slices = cut(self.text, [f.span for f in self.facts], running, opens_with_header=opens)
        units = tuple(self._unit(index, one) for index, one in enumerate(slices))
        found = runners(self.text, units, self.tests, self.dispatchers, settings, self.source.newline)
        units = tuple(replace(u, counted=True) if u.index in found.constants else u for u in units)
        self.findings.extend(untold(self.text, units, settings, self.source.path))
        self.findings.extend(deprecated(self.text, outside_of(self.source).compiler, self.source.path))
        self.findings.extend(judge(found, units, self.imported_tests, settings, self.source))
        texts = [self.text[fact.span.head : fact.span.code] for fact in self.facts]
        title = docstring(texts[0]) if first is not None and first.kind is UnitKind.DOCSTRING else None
        return MojoModule(
            self.source,
            "mojo",
            units,
            title,
            tuple(self.findings),
            uncounted(texts, self.source.path),
            runners=found,
            retitle=settings.retitle,
        )

    # Statements

    def _fact(self, span: StatementSpan, number: int) -> _Fact:
        head, text = span.head, self.text
        if _STRINGS.fullmatch(text, head, span.code):
            if number == 0:
                return _Fact(span, UnitKind.DOCSTRING, (), everywhere=True)
            return self._documentation(span)
        if match := _FUNCTION.match(text, head):
            name = match[1].strip("`")
            if name == "main":
                return _Fact(span, UnitKind.RUNNER, (name,), everywhere=True)
            return _Fact(
                span, UnitKind.TEST if self._is_test(name, match.end()) else UnitKind.HELPER, (name,)
            )
        if match := _TYPE.match(text, head):
            return _Fact(span, UnitKind.HELPER, (match[1].strip("`"),))
        if match := _VALUE.match(text, head):
            return _Fact(span, UnitKind.CONSTANT, tuple(self._value_names(match)))
        if _IMPORT.match(text, head):
            names = bound_names(text[head : span.end])
            star = _STAR.search(text, head, span.code) is not None
            if names or star:
                return _Fact(span, UnitKind.IMPORT, names or (), everywhere=star)
            if names := joined_names(text[head : span.code]):
                return _Fact(span, UnitKind.IMPORT, names, everywhere=True)
        if _CONDITION.match(text, head):
            return self._condition(span)
        return self._unknown(span, "can't tell what this is")

    def _condition(self, span: StatementSpan) -> _Fact:
        """Conditional compilation: kept in every part, with whatever it defines."""
        names = tuple(names_under(self.text, span.head, span.code))
        if any(name.startswith("test") for name in names):
            return self._unknown(span, "tests under a condition")
        return _Fact(span, UnitKind.ACTION, names, everywhere=True)

    def _unknown(self, span: StatementSpan, why: str) -> _Fact:
        line = self.text[span.head : span.code].splitlines()[0].strip()
        self.findings.append(finding("S104", f"{why}: {line}", path=self.source.path, line=span.line))
        return _Fact(span, UnitKind.ACTION, (), everywhere=True)

    def _documentation(self, span: StatementSpan) -> _Fact:
        """A string under an alias is its docstring (NuMojo has them) and goes where the alias goes."""
        above = self.facts[-1]
        return _Fact(span, UnitKind.CONSTANT, above.names if above.kind is UnitKind.CONSTANT else ())

    def _is_test(self, name: str, position: int) -> bool:
        """A function without arguments and parameters; one that has them is looked at with its callers."""
        if not name.startswith("test"):
            return False
        return _NO_ARGUMENTS.match(self.text, position) is not None

    def _value_names(self, match: re.Match[str]) -> Iterator[str]:
        yield match[1].strip("`")
        position = match.end()
        while more := _MORE_VALUES.match(self.text, position):
            yield more[1].strip("`")
            position = more.end()

    def _references(self, fact: _Fact) -> frozenset[str]:
        if fact.kind is UnitKind.IMPORT:
            return frozenset()
        return names_among(self.text, fact.span.start, fact.span.end, self.bound)

    def _dispatchers(self) -> dict[str, frozenset[str]]:
        """Functions beside ``main()`` that run tests, and the tests that they reach, through one another."""
        calls = {
            fact.names[0]: names
            for fact, names in zip(self.facts, self.references, strict=True)
            if fact.kind is UnitKind.HELPER
            and fact.names[0] not in self.tests  # an overload of a test goes with it
            and _FUNCTION.match(self.text, fact.span.head)
        }
        reached = {
            name: names & self.tests | (self.commented[name] & self.tests)
            for name, names in calls.items()
            if names & self.tests
        }
        while True:
            more = {
                name: reached.get(name, frozenset()).union(*(reached[n] for n in names & reached.keys()))
                for name, names in calls.items()
                if names & reached.keys() or name in reached
            }
            if more == reached:
                return reached
            reached = more

    def _promoted(self) -> list[_Fact]:
        """The facts with tests that ``main()`` runs with arguments for what they are."""
        if not any(f.kind is UnitKind.HELPER and f.names[0].startswith("test") for f in self.facts):
            return self.facts
        functions: dict[str, frozenset[str]] = {}
        signatures: dict[str, int] = {}
        others: set[str] = set()
        for number, (fact, names) in enumerate(zip(self.facts, self.references, strict=True)):
            match = _FUNCTION.match(self.text, fact.span.head)
            if match is None:
                others |= names
                continue
            functions[fact.names[0]] = functions.get(fact.names[0], frozenset()) | names
            if fact.kind is UnitKind.HELPER and fact.names[0].startswith("test"):
                signatures.setdefault(fact.names[0], number)
        plain = frozenset(n for f in self.facts if f.kind is UnitKind.TEST for n in f.names)
        found = run_with_arguments(signatures.keys() - plain, functions, others)
        spans = {signatures[name]: self.facts[signatures[name]].span for name in found}
        first = {n for n, span in spans.items() if not gives_a_value(self.text[span.head : span.code])}
        return [f._replace(kind=UnitKind.TEST) if n in first else f for n, f in enumerate(self.facts)]

    def _demoted(self) -> list[_Fact]:
        """The facts with a test that only runs others taken for what it is: a function that runs tests.

        ``main()`` calls ``test_main()`` or ``test_dict()``, and that calls the tests (modular's test_dict).
        It is one if something that is no test calls it, or there is no ``main()``, and nothing but it runs
        its tests.
        """
        tests = frozenset(n for f in self.facts if f.kind is UnitKind.TEST for n in f.names)
        has_main = any("main" in fact.names for fact in self.facts)
        by_others = frozenset().union(
            *(r for f, r in zip(self.facts, self.references, strict=True) if f.kind is not UnitKind.TEST)
        )
        return [
            fact._replace(kind=UnitKind.HELPER)
            if fact.kind is UnitKind.TEST
            and (fact.names[0] in by_others or not has_main)
            and len(runs := (names & tests) - {fact.names[0]}) > 1
            and not runs & by_others
            and self._only_runs(fact, tests)
            else fact
            for fact, names in zip(self.facts, self.references, strict=True)
        ]

    def _only_runs(self, fact: _Fact, tests: frozenset[str]) -> bool:
        """Whether a function does nothing by itself but tell what it runs."""
        body = parse(self.text[fact.span.head : fact.span.end], 0, tests, {}).body
        return all(step.kind is not StepKind.OTHER or not step.text for step in walk(body))

    @cached_property
    def commented(self) -> dict[str, frozenset[str]]:
        """The words in each function's comments: a test that is commented out goes where its comment goes."""
        functions = [fact for fact in self.facts if fact.kind is UnitKind.HELPER]
        texts = {f.names[0]: self.text[f.span.head : f.span.end] for f in functions}
        return {
            name: frozenset(word for comment in _COMMENT.findall(text) for word in _WORD.findall(comment))
            for name, text in texts.items()
        }

    # Units

    def _unit(self, index: int, one: Slice) -> Unit:
        if one.span is None:
            kind = UnitKind(one.kind.value)
            return Unit(
                index, kind, one.start, one.body, one.head, one.end, 0, everywhere=kind is UnitKind.PREAMBLE
            )
        fact, reads = self.facts[one.span], self.references[one.span]
        runs = self._runs(fact)
        kind = UnitKind.RUNNER if runs else fact.kind
        line = self._line(one, fact)
        return Unit(
            index=index,
            kind=kind,
            start=one.start,
            body=one.body,
            head=one.head,
            end=one.end,
            line=line,
            names=fact.names,
            reads=frozenset() if runs else reads,
            tests=(Test(fact.names[0], line),) if kind is UnitKind.TEST else (),
            imports=self._imports(one, fact) if kind is UnitKind.IMPORT else (),
            everywhere=fact.everywhere or runs or self._extends_foreign(fact),
            words=fact.names[0] if fact.names else "",
        )

    def _imports(self, one: Slice, fact: _Fact) -> tuple[ImportedName, ...]:
        """An import has no effect but its names: one that nothing uses goes, if no comment is about it."""
        idle = not fact.everywhere and not is_commented(self.text, one)
        return tuple(
            ImportedName(n, n in self.referred and not fact.everywhere, idle and not n.startswith("test"))
            for n in fact.names
        )

    def _runs(self, fact: _Fact) -> bool:
        """Whether it is ``main()`` or another function that runs tests."""
        return fact.kind is UnitKind.RUNNER or (fact.names != () and fact.names[0] in self.dispatchers)

    def _line(self, one: Slice, fact: _Fact) -> int:
        return fact.span.line + self.text.count("\n", one.head, fact.span.head)

    def _extends_foreign(self, fact: _Fact) -> bool:
        """An extension of an imported type acts on it wherever it is used."""
        if not _EXTENSION.match(self.text, fact.span.head):
            return False
        return any(other.kind is UnitKind.IMPORT and fact.names[0] in other.names for other in self.facts)
