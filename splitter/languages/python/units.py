"""A Python file to units: ``ast`` says what a statement is and does, the scan where it lies."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

import libcst as cst

from splitter.languages.python.classes.division import division_of, is_copied_without_tests
from splitter.languages.python.depth import too_deep
from splitter.languages.python.facts import Fact, fixture_names, is_docstring, scope_of
from splitter.languages.python.hazards import hazards
from splitter.languages.python.module import PythonModule
from splitter.languages.python.module_tables import ModuleTables
from splitter.languages.python.trees import FUNCTIONS, Function, by_line, statements_in, tree_of
from splitter.languages.python.unit_kinds import kind_of
from splitter.languages.python.written import docstring_of, written
from splitter.model.catalogue import finding
from splitter.model.finding import Limit
from splitter.model.module import ImportedName, Source, Test, Unit, UnitKind
from splitter.text.lines import scan
from splitter.text.slices import Slice, cut, is_commented, is_for_file


def read(source: Source, limit: Limit) -> PythonModule:
    """Cut a Python file into units; a file that can't be cut has an ``error`` finding and no units."""
    found = scan(source.text, blocks=True)
    if problem := too_deep(source, found):
        return PythonModule(source, "python", (), findings=(problem,))
    try:
        code = list(by_line(tree_of(source.text).body))
        if found.problem:
            return _unread(source, found.problem.message, found.problem.line)
        if len(found.spans) != len(code):
            return _unread(source, "its statements can't be told apart", None)
        texts = list(written(source.text, found.spans, code))
    except SyntaxError as error:
        return _unread(source, f"{error.msg}{_for_newer(source.text)}", error.lineno)
    except cst.ParserSyntaxError as error:
        return _unread(source, error.message.replace("\n", " "), None)
    except (UnicodeError, ValueError) as error:
        return _unread(source, str(error) or type(error).__name__, None)
    return _Reader(source, ModuleTables(source, code, texts, found, limit)).module()


def _for_newer(text: str) -> str:
    """What to say of a text that only this Python can't read; libcst knows newer ones, too."""
    try:
        with suppress(cst.CSTLogicError):  # it can read, and not hold, `t"a" t"b"`
            cst.parse_module(text)
    except (cst.ParserSyntaxError, UnicodeError):
        return ""
    running = f"{sys.version_info.major}.{sys.version_info.minor}"
    return f" for the Python {running} that runs splitter; a newer one reads it"


def _unread(source: Source, message: str, line: int | None) -> PythonModule:
    problem = finding("S103", message, path=source.path, line=line)
    return PythonModule(source, "python", (), findings=(problem,))


_MAY_STAY = (UnitKind.TEST, UnitKind.HELPER, UnitKind.FIXTURE, UnitKind.CONSTANT)
"""What is in no part but with the tests that use it."""


@dataclass(frozen=True)
class _Reader:
    """Makes the units of one module."""

    source: Source
    tables: ModuleTables

    def module(self) -> PythonModule:
        first = self.tables.facts[0] if self.tables.facts else None
        opens = first is not None and (first.is_import or is_docstring(first.code))
        mains = {number for number, fact in enumerate(self.tables.facts) if fact.main}
        slices = cut(self.source.text, [f.span for f in self.tables.facts], mains, opens_with_header=opens)
        units = tuple(self._unit(index, one) for index, one in enumerate(slices))
        findings = tuple(hazards(self.source, self.tables.facts, units, self.tables.outside))
        return PythonModule(
            self.source,
            "python",
            units,
            docstring_of(first.written if first else None),
            findings,
            in_order=self.tables.outside.in_order,
            test_names=self.tables.tests,
            runners=self.tables.runners,
        )

    def _unit(self, index: int, one: Slice) -> Unit:
        if one.span is None:
            kind = UnitKind(one.kind.value)
            is_said = kind is UnitKind.NOTE and is_for_file(self.source.text[one.body : one.end])
            everywhere = kind is UnitKind.PREAMBLE or is_said
            return Unit(index, kind, one.start, one.body, one.head, one.end, 0, everywhere=everywhere)
        fact, requests = self.tables.facts[one.span], self.tables.requests[one.span]
        names = fact.names
        kind, everywhere = kind_of(self.tables, fact, one.span)
        outside = one.span in self.tables.outside.everywhere and kind is not UnitKind.TEST and not everywhere
        own = dict.fromkeys((*names.binds, *fixture_names(fact.node)))
        if (
            not own and one.span in self.tables.outside.tests
        ):  # `scenarios("x.feature")`, which others may need
            own[fact.words] = None
        division = division_of(self.tables, fact, kind, one.span)
        if kind is UnitKind.TEST:  # each part has the state that its own tests fill
            own.update(dict.fromkeys(sorted(names.modifies & self.tables.objects)))
        elif kind not in (UnitKind.ACTION, UnitKind.RUNNER):  # nobody who imports the file runs its runner
            own.update(dict.fromkeys(sorted(self.tables.state.now(one.span))))
        return Unit(
            index=index,
            kind=kind,
            start=one.start,
            body=one.body,
            head=one.head,
            end=one.end,
            line=fact.span.line,
            names=tuple(own),
            reads=self._reads(fact, requests, kind, one.span),
            writes=self.tables.state.later(one.span) if kind is not UnitKind.ACTION else frozenset(),
            tests=self._tests(fact),
            imports=self._imports(fact, one, kind, stays=everywhere or outside),
            everywhere=everywhere or outside,
            outside=outside,
            words=fact.words,
            members=division.members,
            frame=division.frame,
            helpers=division.helpers,
            frame_words=division.frame_words,
            ties=division.ties,
            whole=division.whole,
            is_copied_without_tests=bool(division.members) and is_copied_without_tests(self.tables, fact),
            by_name=one.span in self.tables.by_name
            and (fact.main or (kind in _MAY_STAY and not (everywhere or outside))),
            once=one.span in self.tables.outside.once,
            unsure=one.span in self.tables.outside.unsure,
            scope=scope_of(fact.node),
        )

    def _imports(self, fact: Fact, one: Slice, kind: UnitKind, *, stays: bool) -> tuple[ImportedName, ...]:
        imports = self.tables.imports
        if kind is UnitKind.IMPORT:
            return imports.of(fact, may_go=not (stays or is_commented(self.source.text, one)))
        assert one.span is not None
        asked = one.span in self.tables.outside.everywhere or one.span in self.tables.by_name
        if asked or kind not in (UnitKind.CONSTANT, UnitKind.ACTION):
            return ()
        return imports.in_blocks(fact, self.tables.requests[one.span])

    def _reads(self, fact: Fact, requests: frozenset[str], kind: UnitKind, span: int) -> frozenset[str]:
        """What a statement needs; of a runner the language says what a part's own needs."""
        if kind is UnitKind.RUNNER and span not in self.tables.by_name:
            return requests - self.tables.tests
        reads = fact.names.reads | fact.names.assigns | requests
        return reads - self.tables.tests if kind is UnitKind.RUNNER else reads

    def _tests(self, fact: Fact) -> tuple[Test, ...]:
        if not self.tables.is_test(fact):
            return ()
        lines = {method.name: method.lineno for method in _methods(fact.node)}
        names = fact.tests or (fact.words,)
        return tuple(Test(name, lines.get(name.rpartition("::")[2], fact.span.line)) for name in names)


def _methods(node: ast.stmt) -> Iterator[Function]:
    """The methods of a class and of the classes in it."""
    for member in statements_in(node.body) if isinstance(node, ast.ClassDef) else ():
        if isinstance(member, FUNCTIONS):
            yield member
        else:
            yield from _methods(member)
