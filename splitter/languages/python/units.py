"""A Python file to units: libcst says what a statement is, the lexical scan where it lies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import libcst as cst

from splitter.findings import finding
from splitter.languages.python.collection import (
    ClassFacts,
    assigned_names,
    blocks_of,
    body_statements,
    class_facts,
    dotted,
    fixture_options,
    is_fixture,
    is_test_function,
    last_name,
)
from splitter.languages.python.members import Division, divide
from splitter.languages.python.scopes import (
    DYNAMIC_CALLS,
    MUTATORS,
    Names,
    bound_name,
    names_of,
    parameters_of,
)
from splitter.lexical import Stretch, scan
from splitter.model import Docstring, Finding, ImportedName, Module, Source, Test, Unit, UnitKind
from splitter.slicing import Slice, cut

_HOOKS = re.compile(
    r"(?:setup|teardown)(?:_module|_function)?|(?:setUp|tearDown)Module|load_tests|pytest_\w+|pytestmark"
    r"|collect_ignore(?:_glob)?|__\w+__"
)
"""Names that pytest and unittest look up in a module (pytest's "API Reference", unittest's "load_tests")."""

_GENERATORS = frozenset(
    {"RandomState", "default_rng", "Random", "Generator", "SystemRandom", "count", "cycle"}
)
"""What makes an object that every use changes."""

_SKIPS = frozenset({"importorskip", "skip", "exit", "SkipTest"})
"""Calls that can end the import of the module, whatever their result is used for."""

_METHOD = re.compile(r"^[ \t\f]+(?:async[ \t]+)?def[ \t]+(\w+)", re.MULTILINE)


def read(source: Source) -> Module:
    """Cut a Python file into units; a file that can't be cut has an ``error`` finding and no units."""
    try:
        tree = cst.parse_module(source.text)
    except cst.ParserSyntaxError as error:
        return _unread(source, error.message.replace("\n", " "), error.raw_line)
    except (RecursionError, UnicodeError) as error:
        return _unread(source, str(error) or type(error).__name__, None)
    found = scan(source.text)
    if found.problem:
        return _unread(source, found.problem.message, found.problem.line)
    if len(found.stretches) != len(tree.body):
        return _unread(source, "its statements can't be told apart", None)
    return _Reader(source, tree, found.stretches).module()


def _unread(source: Source, message: str, line: int | None) -> Module:
    return Module(source, "python", (), findings=(finding("S103", message, path=source.path, line=line),))


@dataclass(frozen=True)
class _Fact:
    """One statement, its names and what collection makes of it."""

    node: cst.CSTNode
    stretch: Stretch
    names: Names
    tests: tuple[str, ...]
    inherits: bool
    """Whether it is a test class that has tests only if a base from elsewhere brings them."""
    assigned: bool
    """Whether its tests are assignments that may be something else."""
    words: str


class _Reader:
    """The tables that the units of one module are made from."""

    def __init__(self, source: Source, tree: cst.Module, stretches: Sequence[Stretch]) -> None:
        self.source = source
        self.classes: dict[str, ClassFacts] = {}
        self.facts = [_fact(n, s, self.classes) for n, s in zip(tree.body, stretches, strict=True)]
        self.fixtures = frozenset(name for f in self.facts for name in _fixture_names(f.node))
        self.objects = self._objects()
        self.generators = frozenset(n for f in self.facts if _makes_generator(f) for n in f.names.binds)
        self.referred = frozenset().union(*(f.names.reads for f in self.facts))
        self.requests = [self._requests(fact) for fact in self.facts]
        self.read = self.referred.union(*self.requests)
        self.tests = frozenset(n for f in self.facts if self._is_test(f) for n in f.names.binds)

    def _objects(self) -> frozenset[str]:
        """Module-level names that are not imports: what is changed through them is the module's own state."""
        imported = frozenset(name for fact in self.facts for name in _imported_names(fact.node))
        bound = (name for fact in self.facts for name in (*fact.names.binds, *fact.names.assigns))
        return frozenset(bound) - imported

    def _requests(self, fact: _Fact) -> frozenset[str]:
        """Names that a statement needs without a reference: fixtures, and what its code strings say."""
        found: set[str] = set()
        if self.fixtures or self.objects:
            asked = set(_asked(fact.node))
            found |= asked & (self.fixtures | self.objects)
        if self.fixtures:
            found |= self.fixtures & fact.names.words()
        if fact.names.calls & DYNAMIC_CALLS:
            found |= fact.names.words()
        return frozenset(found)

    def module(self) -> Module:
        first = self.facts[0].node if self.facts else None
        opens = first is not None and (_is_import(first) or _docstring_node(first) is not None)
        slices = cut(self.source.text, [f.stretch for f in self.facts], opens_with_header=opens)
        units = tuple(self._unit(index, one) for index, one in enumerate(slices))
        findings = tuple(self._findings(units))
        return Module(self.source, "python", units, _docstring(first), findings)

    def _unit(self, index: int, one: Slice) -> Unit:
        if one.stretch is None:
            kind = UnitKind(one.kind.value)
            everywhere = kind is UnitKind.PREAMBLE
            return Unit(index, kind, one.start, one.body, one.head, one.end, 0, everywhere=everywhere)
        fact, requests = self.facts[one.stretch], self.requests[one.stretch]
        names = fact.names
        kind, everywhere = self._kind(fact, one.stretch)
        own = dict.fromkeys((*names.binds, *_fixture_names(fact.node)))
        division = self._division(fact, kind)
        if kind is not UnitKind.ACTION:
            own.update(dict.fromkeys(n for n in sorted(names.modifies) if n in self.objects))
        return Unit(
            index=index,
            kind=kind,
            start=one.start,
            body=one.body,
            head=one.head,
            end=one.end,
            line=fact.stretch.line,
            names=tuple(own),
            reads=self._reads(fact, requests, kind),
            writes=self._writes(fact) if kind is not UnitKind.ACTION else frozenset(),
            tests=self._tests(fact),
            imports=tuple(ImportedName(n, n in self.referred) for n in names.binds)
            if kind is UnitKind.IMPORT
            else (),
            everywhere=everywhere,
            words=fact.words,
            members=division.members,
            frame=division.frame | requests,
            whole=division.whole,
        )

    def _division(self, fact: _Fact, kind: UnitKind) -> Division:
        """The test methods of a class that may be divided."""
        if kind is not UnitKind.TEST or not isinstance(fact.node, cst.ClassDef) or len(fact.tests) < 2:
            return Division()
        name = fact.words
        if any(
            name in f.names.reads | f.names.modifies
            for f in self.facts
            if f is not fact and not _is_main_guard(f.node)
        ):
            return Division(whole="other statements use it")
        changes = (
            fact.names.assigns | fact.names.mutates | (self.generators & fact.names.reads)
        ) & self.objects
        return divide(fact.node, self.classes[name], fact.stretch, self.source.text, changes)

    def _reads(self, fact: _Fact, requests: frozenset[str], kind: UnitKind) -> frozenset[str]:
        """What a statement needs; a runner does without the tests, which each part has its own of."""
        reads = fact.names.reads | requests
        return reads - self.tests if kind is UnitKind.RUNNER else reads

    def _writes(self, fact: _Fact) -> frozenset[str]:
        """State of the module that functions of a statement change: not what it changes when it is imported."""
        own = frozenset(fact.names.binds)
        changed = (fact.names.assigns | fact.names.mutates) & self.objects
        used = (self.generators & fact.names.reads) - own
        return (changed | used) - (own if isinstance(fact.node, cst.ClassDef) else frozenset())

    def _tests(self, fact: _Fact) -> tuple[Test, ...]:
        text = self.source.text
        if not isinstance(fact.node, cst.ClassDef) or not fact.tests:
            names = fact.tests or ((fact.words,) if self._is_test(fact) else ())
            return tuple(Test(name, fact.stretch.line) for name in names)
        lines: dict[str, int] = {}
        line, position = fact.stretch.line, fact.stretch.start
        for match in _METHOD.finditer(text, fact.stretch.start, fact.stretch.end):
            line += text.count("\n", position, match.start())
            position = match.start()
            lines[match[1]] = line
        return tuple(Test(t, lines.get(t.rpartition("::")[2], fact.stretch.line)) for t in fact.tests)

    def _is_test(self, fact: _Fact) -> bool:
        """Whether collection finds tests in a statement.

        What is not sure to be one is not if others refer to it: a class whose tests would all come from
        elsewhere serves as a base, and an assigned ``test_data = load(...)`` is data.
        """
        if fact.tests and not fact.assigned:
            return True
        return (fact.inherits or fact.assigned) and fact.words not in self.read

    def _kind(self, fact: _Fact, position: int) -> tuple[UnitKind, bool]:
        """What a statement is for, and whether every part has it."""
        node = fact.node
        if position == 0 and _docstring_node(node) is not None:
            return UnitKind.DOCSTRING, True
        if _is_import(node):
            return UnitKind.IMPORT, _binds_unseen(node)
        if _is_main_guard(node):
            return UnitKind.RUNNER, True
        if self._is_test(fact):
            return UnitKind.TEST, False
        hook = any(_HOOKS.fullmatch(name) for name in fact.names.binds)
        if isinstance(node, cst.FunctionDef):
            if not is_fixture(node):
                return UnitKind.HELPER, hook
            return UnitKind.FIXTURE, hook or fixture_options(node).get("autouse") == "True"
        if isinstance(node, cst.ClassDef):
            return UnitKind.HELPER, hook
        if self._acts(node) or fact.names.calls & _SKIPS:
            return UnitKind.ACTION, True
        return UnitKind.CONSTANT, hook or self._only_for_effect(fact)

    def _only_for_effect(self, fact: _Fact) -> bool:
        """A guarded import (``try: import x``) of which nothing is read is there for its effect."""
        names = fact.names
        compound = not isinstance(fact.node, cst.SimpleStatementLine)
        return compound and not any(n in self.read for n in (*names.binds, *names.modifies))

    def _acts(self, node: cst.CSTNode) -> bool:
        """Whether a statement does more than bind names and fill objects of this module."""
        if isinstance(node, (cst.SimpleStatementLine, cst.SimpleStatementSuite)):
            return any(self._small_acts(small) for small in node.body)
        if isinstance(node, (cst.FunctionDef, cst.ClassDef)):
            return False
        if not isinstance(node, (cst.If, cst.For, cst.While, cst.With, cst.Try, cst.TryStar)):
            return True
        return any(self._acts(inner) for block in blocks_of(node) for inner in _inner(block))

    def _small_acts(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.Expr):
            return not (
                isinstance(node.value, (cst.SimpleString, cst.ConcatenatedString, cst.Ellipsis))
                or self._fills(node.value)
            )
        if isinstance(node, cst.Assign):
            return not all(self._local(t.target) for t in node.targets)
        if isinstance(node, (cst.AnnAssign, cst.AugAssign, cst.Del)):
            return not self._local(node.target)
        return not isinstance(node, (cst.Import, cst.ImportFrom, cst.Pass, cst.TypeAlias))

    def _fills(self, node: cst.CSTNode) -> bool:
        """``TABLE.append(x)`` and ``setattr(Thing, ...)`` for an object of this module."""
        if not isinstance(node, cst.Call):
            return False
        if isinstance(node.func, cst.Attribute) and node.func.attr.value in MUTATORS:
            return dotted(node.func.value).partition(".")[0] in self.objects
        if dotted(node.func) in ("setattr", "delattr") and node.args:
            return dotted(node.args[0].value) in self.objects
        return False

    def _local(self, target: cst.CSTNode) -> bool:
        """Whether assigning to ``target`` touches nothing but this module's own names and objects."""
        if isinstance(target, cst.Name):
            return True
        if isinstance(target, (cst.Tuple, cst.List)):
            return all(self._local(element.value) for element in target.elements)
        while isinstance(target, (cst.Attribute, cst.Subscript)):
            target = target.value
        return isinstance(target, cst.Name) and target.value in self.objects

    def _findings(self, units: Sequence[Unit]) -> Iterator[Finding]:
        path = self.source.path
        for unit in units:
            if unit.kind is UnitKind.DOCSTRING or unit.start == unit.end:
                continue
            if unit.kind is UnitKind.ACTION and self._makes_tests(unit):
                yield finding("S106", "a module-level statement may make tests", path=path, line=unit.line)
        yield from self._own_name(units)
        yield from self._imported_tests(units)

    def _makes_tests(self, unit: Unit) -> bool:
        fact = next(f for f in self.facts if f.stretch.line == unit.line)
        return bool(fact.names.calls & {"globals", "exec", "vars", "locals"})

    def _own_name(self, units: Sequence[Unit]) -> Iterator[Finding]:
        """Strings that name this module: ``mock.patch("pkg.tests.test_big.helper")`` would miss its mark."""
        stem = self.source.path.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
        if f"{stem}." not in self.source.text:
            return
        pattern = re.compile(rf"[\"'](?:[\w.]+\.)?{re.escape(stem)}\.([^\W\d]\w*)")
        for fact in self.facts:
            for text in fact.names.strings:
                match = pattern.match(text)
                if match and match[1] in self.objects:
                    yield finding(
                        "S107",
                        f"a string names this module: {text}",
                        path=self.source.path,
                        line=fact.stretch.line,
                    )

    def _imported_tests(self, units: Sequence[Unit]) -> Iterator[Finding]:
        """Tests that are imported are collected here too, and would be in every part that imports them."""
        for unit in units:
            if unit.kind is not UnitKind.IMPORT:
                continue
            for name in unit.imports:
                if name.bound.startswith("test_") and not name.used:
                    yield finding(
                        "S108",
                        f"{name.bound} is imported and collected here",
                        path=self.source.path,
                        line=unit.line,
                    )


# Facts of one statement


def _fact(node: cst.CSTNode, stretch: Stretch, classes: dict[str, ClassFacts]) -> _Fact:
    tests: list[str] = []
    words, inherits, assigned = "", False, False
    for inner in _definitions(node):
        if isinstance(inner, cst.ClassDef):
            facts = class_facts(inner, classes)
            classes[inner.name.value] = facts
            words = words or inner.name.value
            if facts.collected:
                name = inner.name.value
                tests.extend(f"{name}::{test}" for test in facts.tests)
                inherits = not facts.tests and facts.open_bases
        elif isinstance(inner, cst.FunctionDef):
            words = words or inner.name.value
            if is_test_function(inner):
                tests.append(inner.name.value)
        else:
            made = [name for name in assigned_names(inner) if name.startswith("test_")]
            tests.extend(made)
            assigned = assigned or bool(made)
            words = words or next(iter(made), "")
    return _Fact(node, stretch, names_of(node), tuple(tests), inherits, assigned, words)


def _definitions(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The statement itself, or the statements in it when it is compound or on a shared line."""
    if isinstance(node, (cst.FunctionDef, cst.ClassDef)):
        yield node
    elif isinstance(node, cst.SimpleStatementLine):
        yield from node.body
    else:
        for block in blocks_of(node):
            yield from body_statements(block)


def _inner(block: cst.CSTNode) -> Sequence[cst.CSTNode]:
    if isinstance(block, cst.SimpleStatementSuite):
        return (block,)
    return tuple(getattr(block, "body", ()))


def _is_import(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.SimpleStatementLine) and all(
        isinstance(small, (cst.Import, cst.ImportFrom)) for small in node.body
    )


def _imported_names(node: cst.CSTNode) -> Iterator[str]:
    """What an import binds, in ``try`` and ``if`` too: objects of other modules, whose state is not ours.

    ``np = pytest.importorskip("numpy")`` and CPython's ``import_helper.import_module`` import as well.
    """
    for inner in _definitions(node):
        if isinstance(inner, (cst.Import, cst.ImportFrom)) and not isinstance(inner.names, cst.ImportStar):
            yield from (bound_name(alias) for alias in inner.names)
        elif isinstance(inner, cst.Assign) and isinstance(inner.value, cst.Call):
            if "import" in last_name(inner.value):
                yield from assigned_names(inner)


def _binds_unseen(node: cst.CSTNode) -> bool:
    """Whether an import must stay whatever is used: ``from __future__``, ``from x import *``."""
    return isinstance(node, cst.SimpleStatementLine) and any(
        isinstance(small, cst.ImportFrom)
        and (isinstance(small.names, cst.ImportStar) or dotted(small.module) == "__future__")
        for small in node.body
    )


def _is_main_guard(node: cst.CSTNode) -> bool:
    """``if __name__ == "__main__":``"""
    if not (isinstance(node, cst.If) and isinstance(node.test, cst.Comparison)):
        return False
    sides = [node.test.left, *(c.comparator for c in node.test.comparisons)]
    return any(isinstance(side, cst.Name) and side.value == "__name__" for side in sides)


def _makes_generator(fact: _Fact) -> bool:
    """``rng = np.random.default_rng(0)``, ``counter = itertools.count()``."""
    node = fact.node
    if not isinstance(node, cst.SimpleStatementLine):
        return False
    return any(
        isinstance(small, cst.Assign)
        and isinstance(small.value, cst.Call)
        and dotted(small.value.func).rpartition(".")[2] in _GENERATORS
        for small in node.body
    )


def _fixture_names(node: cst.CSTNode) -> tuple[str, ...]:
    """The names under which a fixture is asked for: its own, and that of ``name=``."""
    if not (isinstance(node, cst.FunctionDef) and is_fixture(node)):
        return ()
    alias = fixture_options(node).get("name", "")
    return (node.name.value, alias) if alias else (node.name.value,)


def _asked(node: cst.CSTNode) -> Iterator[str]:
    """Parameters that pytest fills with fixtures: of tests, of fixtures, of test methods."""
    functions = body_statements(node.body) if isinstance(node, cst.ClassDef) else (node,)
    for function in functions:
        if isinstance(function, cst.FunctionDef):
            called = is_fixture(function) or function.name.value.startswith(("test", "setup", "teardown"))
            if called:
                yield from (p.name.value for p in parameters_of(function.params) if p.default is None)
        elif isinstance(function, cst.ClassDef):
            yield from _asked(function)


# The module docstring


def _docstring_node(node: cst.CSTNode) -> cst.BaseExpression | None:
    if isinstance(node, cst.SimpleStatementLine) and isinstance(node.body[0], cst.Expr):
        value = node.body[0].value
        if isinstance(value, cst.SimpleString) and "b" not in value.prefix.lower():
            return value
        if isinstance(value, cst.ConcatenatedString) and isinstance(value.evaluated_value, str):
            return value
    return None


def _docstring(first: cst.CSTNode | None) -> Docstring | None:
    """The docstring, when it is one literal; of joined literals the header leaves its hands off."""
    node = _docstring_node(first) if first is not None else None
    if not isinstance(node, cst.SimpleString):
        return None
    return Docstring(node.prefix, node.quote, node.raw_value)
