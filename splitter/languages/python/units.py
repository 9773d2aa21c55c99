"""A Python file to units: libcst says what a statement is, the scan where it lies, ``ast`` what it does."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

import libcst as cst

from splitter.languages.python.code_strings import own_names
from splitter.languages.python.collection import (
    EMPTY_BASE,
    ClassFacts,
    Rules,
    bases_of,
    is_autouse,
    is_fixture,
)
from splitter.languages.python.depth import too_deep
from splitter.languages.python.facts import (
    Fact,
    asked_parameters,
    binds_unseen,
    docstring_node,
    docstring_of,
    fact_of,
    fixture_names,
    imported_names,
    is_import,
    methods_in,
    scope_of,
    with_made_classes,
)
from splitter.languages.python.folding import with_folded_names, words_in
from splitter.languages.python.guarded_imports import guarded, tried
from splitter.languages.python.hazards import LOOKUPS, hazards
from splitter.languages.python.helper_methods import Mentions, helper_methods, mentions
from splitter.languages.python.imported_names import Imports
from splitter.languages.python.members import Division, attribute_uses, divide, named_in_body
from splitter.languages.python.module import PythonModule
from splitter.languages.python.names import DYNAMIC_CALLS, MUTATORS, Names
from splitter.languages.python.names.binding import root_name
from splitter.languages.python.project.outside import NOBODY, Outside
from splitter.languages.python.runners import runners
from splitter.languages.python.skeleton import skeleton
from splitter.languages.python.state import State
from splitter.languages.python.trees import blocks_in, by_line, tree_of
from splitter.model.catalogue import finding
from splitter.model.finding import Limit
from splitter.model.module import Source, Test, Unit, UnitKind
from splitter.text.lines import LineCounter, Scan, count_lines, scan
from splitter.text.slices import Slice, cut

_HOOKS = re.compile(
    r"(?:setup|teardown)(?:_module|_function)?|(?:setUp|tearDown)Module|load_tests|pytest_\w+|pytestmark"
    r"|collect_ignore(?:_glob)?|__\w+__"
)
"""Names that pytest and unittest look up in a module (pytest's "API Reference", unittest's "load_tests")."""

_SKIPS = frozenset({"importorskip", "skip", "exit", "SkipTest"})
"""Calls that can end the import of the module, whatever their result is used for."""


def read(source: Source, limit: Limit) -> PythonModule:
    """Cut a Python file into units; a file that can't be cut has an ``error`` finding and no units."""
    found = scan(source.text, blocks=True)
    if problem := too_deep(source, found):
        return PythonModule(source, "python", (), findings=(problem,))
    try:
        code = list(by_line(tree_of(source.text).body))
        outline = skeleton(source.text, found.lines)
        tree = with_folded_names(cst.parse_module(outline), outline)
    except SyntaxError as error:
        return _unread(source, f"{error.msg}{_for_newer(source.text)}", error.lineno)
    except cst.ParserSyntaxError as error:
        return _unread(source, error.message.replace("\n", " "), None)
    except (UnicodeError, ValueError) as error:
        return _unread(source, str(error) or type(error).__name__, None)
    if found.problem:
        return _unread(source, found.problem.message, found.problem.line)
    if not len(found.spans) == len(tree.body) == len(code):
        return _unread(source, "its statements can't be told apart", None)
    return _Reader(source, tree, code, found, limit).module()


def _for_newer(text: str) -> str:
    """What to say of a text that only this Python can't read; libcst knows newer ones, too."""
    try:
        cst.parse_module(text)
    except (cst.ParserSyntaxError, UnicodeError):
        return ""
    running = f"{sys.version_info.major}.{sys.version_info.minor}"
    return f" for the Python {running} that runs splitter; a newer one reads it"


def _unread(source: Source, message: str, line: int | None) -> PythonModule:
    problem = finding("S103", message, path=source.path, line=line)
    return PythonModule(source, "python", (), findings=(problem,))


class _Reader:
    """The tables that the units of one module are made from."""

    def __init__(
        self,
        source: Source,
        tree: cst.Module,
        code: Sequence[Sequence[ast.stmt]],
        found: Scan,
        limit: Limit,
    ) -> None:
        self.source = source
        self.lines = found.lines
        self.limit = limit
        self.classes: dict[str, ClassFacts] = {}
        self.outside: Outside = source.around.own or NOBODY
        self.rules = Rules(source.around.conventions, self.outside.kin)
        facts = [
            fact_of(node, lines, span, self.classes, self.rules, self.outside.tests.get(number, ()))
            for number, (node, lines, span) in enumerate(zip(tree.body, code, found.spans, strict=True))
        ]
        self.facts = with_made_classes(facts, source.text)
        self.dynamic = DYNAMIC_CALLS
        if "timeit" not in source.text:  # numpy's arrays have a method `repeat`
            self.dynamic -= {"repeat"}
        self.fixtures = frozenset(name for f in self.facts for name in fixture_names(f.node))
        self.imported = frozenset(name for fact in self.facts for name in imported_names(fact.node))
        self.objects = self._objects()
        self.state = State(self.facts, self.objects)
        self.referred = frozenset().union(*(f.names.reads for f in self.facts))
        self.requests = [
            self._requests(fact.node, fact.names, fact.code) | self.outside.needs.get(number, frozenset())
            for number, fact in enumerate(self.facts)
        ]
        self.read = self.referred.union(*self.requests)
        self.used = frozenset().union(*(f.names.reads for f in self.facts if not f.main), *self.requests)
        self._imports = Imports(self.facts, self.referred, self.read)
        self.bases = frozenset(base for f in self.facts for base in bases_of(f.node))
        self.tests = frozenset(n for f in self.facts if self._is_test(f) for n in f.names.binds)
        self.runners = (
            runners(self.facts, self.tests, self.requests) if any(f.main for f in self.facts) else {}
        )

    def _objects(self) -> frozenset[str]:
        """Module-level names that are not imports: what is changed through them is the module's own state."""
        bound = (name for fact in self.facts for name in (*fact.names.binds, *fact.names.assigns))
        return frozenset(bound) - self.imported

    def _requests(self, node: cst.CSTNode, names: Names, code: Sequence[ast.stmt] = ()) -> frozenset[str]:
        """Names that a statement needs without a reference: fixtures, and what its code strings say."""
        asked = asked_parameters(node, self.rules.conventions)
        # What is imported may be a fixture, too, and what is assigned.
        found = set(asked) & (self.fixtures | ((self.objects | self.imported) - self.outside.no_fixtures))
        if self.fixtures:
            found |= self.fixtures & names.words()
        if names.calls & self.dynamic:
            found |= names.words() - (own_names(code) if code else frozenset())
        if "__name__" in names.reads:
            found |= self._own_module(names)
        return frozenset(found)

    def _own_module(self, names: Names) -> frozenset[str]:
        """What a statement may look up in the module through its name.

        ``mock.patch(__name__ + ".helper")`` says it in a string. Where it is not said, as in
        ``getattr(sys.modules[__name__], name)``, it may be anything that is not a test.
        """
        if names.calls & LOOKUPS:
            return self.objects - frozenset(n for f in self.facts if f.tests for n in f.names.binds)
        return frozenset(word for text in names.strings for word in words_in(text.replace(".", " ")))

    def module(self) -> PythonModule:
        first = self.facts[0].node if self.facts else None
        opens = first is not None and (is_import(first) or docstring_node(first) is not None)
        mains = {number for number, fact in enumerate(self.facts) if fact.main}
        slices = cut(self.source.text, [f.span for f in self.facts], mains, opens_with_header=opens)
        units = tuple(self._unit(index, one) for index, one in enumerate(slices))
        findings = tuple(hazards(self.source, self.facts, units, self.outside))
        return PythonModule(
            self.source,
            "python",
            units,
            docstring_of(first),
            findings,
            in_order=self.outside.in_order,
            test_names=self.tests,
            runners=self.runners,
        )

    def _unit(self, index: int, one: Slice) -> Unit:
        if one.span is None:
            kind = UnitKind(one.kind.value)
            everywhere = kind is UnitKind.PREAMBLE
            return Unit(index, kind, one.start, one.body, one.head, one.end, 0, everywhere=everywhere)
        fact, requests = self.facts[one.span], self.requests[one.span]
        names = fact.names
        kind, everywhere = self._kind(fact, one.span)
        outside = one.span in self.outside.everywhere and kind is not UnitKind.TEST and not everywhere
        own = dict.fromkeys((*names.binds, *fixture_names(fact.node)))
        if not own and one.span in self.outside.tests:  # `scenarios("x.feature")`, which others may need
            own[fact.words] = None
        division = self._division(fact, kind, one.span)
        if kind is UnitKind.TEST:  # each part has the state that its own tests fill
            own.update(dict.fromkeys(sorted(names.modifies & self.objects)))
        elif kind is not UnitKind.ACTION:
            own.update(dict.fromkeys(sorted(self.state.now(one.span))))
        return Unit(
            index=index,
            kind=kind,
            start=one.start,
            body=one.body,
            head=one.head,
            end=one.end,
            line=fact.span.line,
            names=tuple(own),
            reads=self._reads(fact, requests, kind),
            writes=self.state.later(one.span) if kind is not UnitKind.ACTION else frozenset(),
            tests=self._tests(fact),
            imports=self._imports.of(
                fact, self.source.text[one.body : one.end], may_go=not (everywhere or outside)
            )
            if kind is UnitKind.IMPORT
            else (),
            everywhere=everywhere or outside,
            outside=outside,
            words=fact.words,
            members=division.members,
            frame=division.frame,
            helpers=division.helpers,
            frame_words=division.frame_words,
            ties=division.ties,
            whole=division.whole,
            is_copied_without_tests=bool(division.members) and self._is_copied_without_tests(fact),
            once=one.span in self.outside.once,
            unsure=one.span in self.outside.unsure,
            scope=scope_of(fact.node),
        )

    def _division(self, fact: Fact, kind: UnitKind, position: int) -> Division:
        """The test methods of a class that alone is over the limit and may be divided."""
        if not isinstance(fact.node, cst.ClassDef) or kind is not UnitKind.TEST:
            return Division()
        lines = count_lines(self.source.text, fact.span.start, fact.span.end)
        is_copied_without_tests = self._is_copied_without_tests(fact)
        if not is_copied_without_tests and (
            not self.limit.exceeded_by(len(fact.tests), lines) or len(fact.tests) < 2
        ):
            return Division()
        if position in self.outside.whole:
            return Division(whole=self.outside.whole[position])
        name = fact.words
        if not is_copied_without_tests and any(
            self._uses(other, name) for other in self.facts if other is not fact
        ):
            return Division(whole="other statements use it")
        if named := named_in_body(fact.code, self.classes[name].own):
            return Division(whole=f"its body uses {named}")
        for file, taken in self.source.around.importers:
            if taken == name:
                return Division(whole=f"{file} imports it")
        changes = self.state.changed_by(fact.names)
        code = fact.code[0]
        assert isinstance(code, ast.ClassDef)
        found = divide(
            fact.node,
            code,
            fact.names,
            self.classes[name],
            fact.span,
            self.source.text,
            self.lines,
            changes,
            self._requests,
            () if is_copied_without_tests else tuple(self._helper_methods(fact, code)),
        )
        return replace(found, frame=found.frame | self.outside.needs.get(position, frozenset()))

    def _helper_methods(self, fact: Fact, code: ast.ClassDef) -> Iterator[str]:
        others = [one for node, one in self._mentions.items() if node is not code]
        return helper_methods(code, self._mentions[code], others, self._empty_bases())

    @cached_property
    def _mentions(self) -> Mapping[ast.stmt, Mentions]:
        return {node: mentions(node) for fact in self.facts for node in fact.code}

    def _empty_bases(self) -> frozenset[str]:
        """What bases are called that look up no method but their own."""
        found = {"object", "unittest.TestCase", "unittest.IsolatedAsyncioTestCase"}
        for fact in self.facts:
            for node in fact.code if is_import(fact.node) else ():
                if isinstance(node, ast.ImportFrom) and node.module == "unittest":
                    found.update(alias.asname or alias.name for alias in node.names)
        return frozenset(found)

    def _uses(self, fact: Fact, name: str) -> bool:
        return not fact.main and (name in fact.names.reads or name in fact.names.modifies)

    def _is_copied_without_tests(self, fact: Fact) -> bool:
        """Whether others use a class of tests, and only by attributes that are no tests: ``TestX.limit``."""
        name = fact.words
        users = [other for other in self.facts if other is not fact and self._uses(other, name)]
        if not users or any(name in (f.names.mutates | f.names.modifies | f.names.assigns) for f in users):
            return False
        return all(attribute_uses(other.code, name, self.classes[name].tests) for other in users)

    def _reads(self, fact: Fact, requests: frozenset[str], kind: UnitKind) -> frozenset[str]:
        """What a statement needs; a runner does without the tests, which each part has its own of."""
        reads = fact.names.reads | fact.names.assigns | requests
        return reads - self.tests if kind is UnitKind.RUNNER else reads

    def _tests(self, fact: Fact) -> tuple[Test, ...]:
        text = self.source.text
        if not self._is_test(fact):
            return ()
        if not isinstance(fact.node, cst.ClassDef) or not fact.tests:
            names = fact.tests or (fact.words,)
            return tuple(Test(name, fact.span.line) for name in names)
        lines: dict[str, int] = {}
        counter = LineCounter(text, fact.span.start, fact.span.line)
        for name, place in methods_in(text, fact.span):
            lines[name] = counter.at(place)
        return tuple(Test(t, lines.get(t.rpartition("::")[2], fact.span.line)) for t in fact.tests)

    def _is_test(self, fact: Fact) -> bool:
        """Whether collection finds tests in a statement.

        What is not sure to be one is not if others refer to it: a class without tests of its own serves as
        a base, unless it has some from its bases or its metaclass, and an assigned ``test_data = load(...)``
        is data.
        """
        if fact.tests and not fact.assigned:
            return True
        if fact.inherits and self._is_given_tests(fact.words):
            return True
        return (fact.inherits or fact.assigned) and self.used.isdisjoint(fact.tests or (fact.words,))

    def _is_given_tests(self, name: str) -> bool:
        """Whether a class without tests of its own may well have some.

        That is so if a base is called after tests and is no ``TestCase`` of a framework, or if a metaclass
        makes the class and it is no base of others, which may be all that a metaclass's first class is for.
        """
        facts = self.classes[name]
        named = (base for base in facts.foreign if "test" in base.rpartition(".")[2].lower())
        if any(not EMPTY_BASE.search(base) or base.partition(".")[0] in self.objects for base in named):
            return True
        return facts.made and name not in self.bases

    def _kind(self, fact: Fact, position: int) -> tuple[UnitKind, bool]:
        """What a statement is for, and whether every part has it."""
        node = fact.node
        if position == 0 and docstring_node(node) is not None:
            return UnitKind.DOCSTRING, True
        if is_import(node) or guarded(node) or (tried(node) and self.referred.issuperset(fact.names.binds)):
            return UnitKind.IMPORT, binds_unseen(node)
        if fact.main or not self.runners.keys().isdisjoint(fact.names.binds):
            return UnitKind.RUNNER, True
        if self._is_test(fact):
            return UnitKind.TEST, False
        hook = any(_HOOKS.fullmatch(name) for name in fact.names.binds)
        if isinstance(node, cst.FunctionDef):
            return UnitKind.FIXTURE if is_fixture(node) else UnitKind.HELPER, hook or is_autouse(node)
        if isinstance(node, cst.ClassDef):
            return UnitKind.HELPER, hook
        if self._acts(fact.code) or fact.names.calls & _SKIPS:
            return UnitKind.ACTION, True
        return UnitKind.CONSTANT, hook or self._only_for_effect(fact)

    def _only_for_effect(self, fact: Fact) -> bool:
        """A guarded import (``try: import x``) of which nothing is read is there for its effect."""
        names = fact.names
        compound = not isinstance(fact.node, cst.SimpleStatementLine)
        return compound and not any(n in self.read for n in (*names.binds, *names.modifies))

    def _acts(self, statements: Iterable[ast.stmt]) -> bool:
        """Whether statements do more than bind names and fill objects of this module."""
        return any(map(self._one_acts, statements))

    def _one_acts(self, node: ast.stmt) -> bool:
        if isinstance(node, ast.Expr):
            return not (_is_text(node.value) or self._fills(node.value))
        if isinstance(node, (ast.Assign, ast.Delete)):
            return not all(map(self._local, node.targets))
        if isinstance(node, (ast.AnnAssign, ast.AugAssign)):
            return not self._local(node.target)
        if isinstance(node, _COMPOUND):
            return any(map(self._acts, blocks_in(node)))
        return not isinstance(node, _ONLY_BINDING)

    def _fills(self, node: ast.expr) -> bool:
        """``TABLE.append(x)`` and ``setattr(Thing, ...)`` for an object of this module."""
        if not isinstance(node, ast.Call):
            return False
        if isinstance(node.func, ast.Attribute) and node.func.attr in MUTATORS:
            return root_name(node.func.value) in self.objects
        if isinstance(node.func, ast.Name) and node.func.id in ("setattr", "delattr") and node.args:
            return isinstance(node.args[0], ast.Name) and node.args[0].id in self.objects
        return False

    def _local(self, target: ast.expr) -> bool:
        """Whether assigning to ``target`` touches nothing but this module's own names and objects."""
        if isinstance(target, ast.Name):
            return True
        if isinstance(target, (ast.Tuple, ast.List)):
            return all(map(self._local, target.elts))
        while isinstance(target, (ast.Attribute, ast.Subscript, ast.Starred)):
            target = target.value
        return isinstance(target, ast.Name) and target.id in self.objects


def _is_text(node: ast.expr) -> bool:
    """Whether it is a string or dots, which do nothing alone."""
    return isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes, type(...)))


def _kinds(*names: str) -> tuple[type[ast.stmt], ...]:
    """Node classes by name, as far as this Python has them."""
    return tuple(getattr(ast, name) for name in names if hasattr(ast, name))


_COMPOUND = _kinds("If", "For", "While", "With", "Try", "TryStar")
_ONLY_BINDING = _kinds(
    "Import", "ImportFrom", "Pass", "FunctionDef", "AsyncFunctionDef", "ClassDef", "TypeAlias"
)
