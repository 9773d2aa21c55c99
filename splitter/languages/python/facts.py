"""What one module-level statement is, before anything is known of the others."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

import libcst as cst

from splitter.languages.python.collection import (
    ClassFacts,
    Rules,
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
from splitter.languages.python.folding import folded
from splitter.languages.python.names import Names, names_of
from splitter.model.conventions import Conventions
from splitter.model.module import Docstring
from splitter.text.lines import StatementSpan

_METHOD = re.compile(r"[\r\n][ \t\f]+(?:async[ \t]+)?def[ \t]+(\w+)")

_GENERATORS = frozenset(
    {"RandomState", "default_rng", "Random", "Generator", "SystemRandom", "count", "cycle"}
    | {"open", "StringIO", "BytesIO"}
    | {"TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile", "Queue", "SimpleQueue"}
    | {"Mock", "MagicMock", "AsyncMock", "NonCallableMock"}
)
"""What makes an object that every use changes."""
_ITERATORS = frozenset({"iter", "zip", "map", "filter", "enumerate", "reversed"})
"""The same of builtins: a method of that name may be anything (``table.map(str)``)."""


@dataclass(frozen=True)
class Fact:
    """One statement, its names and what collection makes of it."""

    node: cst.CSTNode
    """What it is; of functions that are not in others only what stands above their bodies."""
    code: tuple[ast.stmt, ...]
    """All of it, as CPython's parser reads it."""
    span: StatementSpan
    names: Names
    tests: tuple[str, ...]
    inherits: bool
    """Whether it is a test class that has tests only if a base from elsewhere brings them."""
    assigned: bool
    """Whether its tests are assignments that may be something else."""
    words: str
    main: bool
    """Whether it is the ``__main__`` block."""

    @property
    def frame_names(self) -> Names:
        """Of a class all but its test methods, of anything else all."""
        return self.names.frame or self.names


def fact_of(
    node: cst.CSTNode,
    code: Sequence[ast.stmt],
    span: StatementSpan,
    classes: dict[str, ClassFacts],
    rules: Rules,
    made: Sequence[str],
) -> Fact:
    """``made`` are the tests that a plugin makes of the statement."""
    tests: list[str] = []
    words, inherits, assigned = "", False, False
    for inner in definitions(node):
        if isinstance(inner, cst.ClassDef):
            facts = class_facts(inner, classes, rules)
            classes[inner.name.value] = facts
            words = words or inner.name.value
            if facts.collected:
                name = inner.name.value
                tests.extend(f"{name}::{test}" for test in facts.tests)
                inherits = not facts.tests and bool(facts.foreign)
        elif isinstance(inner, cst.FunctionDef):
            words = words or inner.name.value
            if is_test_function(inner, rules.conventions):
                tests.append(inner.name.value)
        else:
            values = [name for name in assigned_names(inner) if rules.conventions.may_collect_value(name)]
            tests.extend(values)
            assigned = assigned or bool(values)
            words = words or next(iter(values), "")
    if made:
        tests, inherits, assigned, words = list(made), False, False, words or made[0]
    names, main = names_of(code), is_main_guard(node)
    return Fact(node, tuple(code), span, names, tuple(tests), inherits, assigned, words, main)


def methods_in(text: str, span: StatementSpan) -> Iterator[tuple[str, int]]:
    """The methods in the text of a class: their names, and where these stand."""
    for match in _METHOD.finditer(text, span.start, span.end):
        yield folded(match[1]), match.start(1)


_INNER_CLASS = re.compile(r"[\r\n][ \t]+class[ \t]+\w")
_INNER_TEST = re.compile(r"[\r\n][ \t]+(?:async[ \t]+)?def[ \t]+test\w*[ \t]*\([ \t]*self\b")


def with_made_classes(facts: Sequence[Fact], text: str) -> list[Fact]:
    """The facts with ``TestOne = make(1)`` as a test class, where ``make`` defines one and returns it."""
    makers = {
        fact.words
        for fact in facts
        if isinstance(fact.node, cst.FunctionDef)
        and _INNER_CLASS.search(text, fact.span.start, fact.span.end)
        and _INNER_TEST.search(folded(text[fact.span.start : fact.span.end]))
    }
    return [_made(fact, makers) for fact in facts] if makers else list(facts)


def _made(fact: Fact, makers: Collection[str]) -> Fact:
    if not isinstance(fact.node, cst.SimpleStatementLine):
        return fact
    names = [
        name
        for small in fact.node.body
        if isinstance(small, cst.Assign) and isinstance(small.value, cst.Call)
        if dotted(small.value.func) in makers
        for name in assigned_names(small)
    ]
    return replace(fact, tests=tuple(names), assigned=False, words=names[0]) if names else fact


def definitions(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The statement itself, or the statements in it when it is compound or on a shared line."""
    if isinstance(node, (cst.FunctionDef, cst.ClassDef)):
        yield node
    elif isinstance(node, cst.SimpleStatementLine):
        yield from node.body
    else:
        for block in blocks_of(node):
            yield from body_statements(block)


def is_import(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.SimpleStatementLine) and all(
        isinstance(small, (cst.Import, cst.ImportFrom)) for small in node.body
    )


def imported_names(node: cst.CSTNode) -> Iterator[str]:
    """What an import binds, in ``try`` and ``if`` too: objects of other modules, whose state is not ours.

    ``np = pytest.importorskip("numpy")`` and CPython's ``import_helper.import_module`` import as well.
    """
    for inner in definitions(node):
        if isinstance(inner, (cst.Import, cst.ImportFrom)) and not isinstance(inner.names, cst.ImportStar):
            yield from (bound_name(alias) for alias in inner.names)
        elif isinstance(inner, cst.Assign) and "import" in last_name(inner.value):
            yield from assigned_names(inner)


def bound_name(alias: cst.ImportAlias) -> str:
    """The name that ``import a.b``, ``import a as b`` or ``from x import a`` binds."""
    if alias.asname is not None and isinstance(alias.asname.name, cst.Name):
        return alias.asname.name.value
    return dotted(alias.name).partition(".")[0]


def binds_unseen(node: cst.CSTNode) -> bool:
    """Whether an import must stay whatever is used: ``from __future__``, ``from x import *``."""
    return isinstance(node, cst.SimpleStatementLine) and any(
        isinstance(small, cst.ImportFrom)
        and (isinstance(small.names, cst.ImportStar) or dotted(small.module) == "__future__")
        for small in node.body
    )


def is_main_guard(node: cst.CSTNode) -> bool:
    """``if __name__ == "__main__":``"""
    if not (isinstance(node, cst.If) and isinstance(node.test, cst.Comparison)):
        return False
    sides = [node.test.left, *(c.comparator for c in node.test.comparisons)]
    return any(isinstance(side, cst.Name) and side.value == "__name__" for side in sides)


def makes_generator(fact: Fact) -> bool:
    """``rng = np.random.default_rng(0)``, ``counter = itertools.count()``."""
    node = fact.node
    if not isinstance(node, cst.SimpleStatementLine):
        return False
    return any(
        isinstance(small, cst.Assign)
        and isinstance(small.value, cst.Call)
        and _makes_generator(dotted(small.value.func))
        for small in node.body
    )


def _makes_generator(callee: str) -> bool:
    return callee in _ITERATORS or callee.rpartition(".")[2] in _GENERATORS


def fixture_names(node: cst.CSTNode) -> tuple[str, ...]:
    """The names under which a fixture is asked for: its own, and that of ``name=``."""
    if not (isinstance(node, cst.FunctionDef) and is_fixture(node)):
        return ()
    alias = fixture_options(node).get("name", "")
    return (node.name.value, alias) if alias else (node.name.value,)


_MODULE_HOOKS = frozenset({"setup_module", "setUpModule", "teardown_module", "tearDownModule"})


def scope_of(node: cst.CSTNode) -> str:
    """How long what a fixture or a hook of the module sets up lives, if longer than one test."""
    if not isinstance(node, cst.FunctionDef):
        return ""
    if node.name.value in _MODULE_HOOKS:
        return "module"
    scope = fixture_options(node).get("scope", "function") if is_fixture(node) else "function"
    return "" if scope in ("function", "?") else scope


def asked_parameters(node: cst.CSTNode, conventions: Conventions) -> Iterator[str]:
    """Parameters that pytest fills with fixtures: of tests, of fixtures, of test methods."""
    functions = body_statements(node.body) if isinstance(node, cst.ClassDef) else (node,)
    for function in functions:
        if isinstance(function, cst.FunctionDef):
            name = function.name.value
            called = conventions.collects_function(name) or name.startswith(("test", "setup", "teardown"))
            if called or is_fixture(function):
                given = frozenset(_parametrized(function))
                parameters = (p.name.value for p in parameters_of(function.params) if p.default is None)
                yield from (name for name in parameters if name not in given)
        elif isinstance(function, cst.ClassDef):
            yield from asked_parameters(function, conventions)


def _parametrized(function: cst.FunctionDef) -> Iterator[str]:
    """The parameters whose values ``@pytest.mark.parametrize`` gives, in whose stead no fixture is asked.

    (pytest's "How to use fixtures", "Override a fixture with direct test parametrization")
    """
    for decorator in function.decorators:
        call = decorator.decorator
        if not isinstance(call, cst.Call) or not dotted(call).endswith("mark.parametrize"):
            continue
        keywords = {arg.keyword.value for arg in call.args if arg.keyword is not None}
        stars = any(arg.star for arg in call.args)
        if len(call.args) - len(keywords) == 2 and "indirect" not in keywords and not stars:
            named = call.args[0].value
            listed = named.elements if isinstance(named, (cst.Tuple, cst.List)) else ()
            for one in [named, *(element.value for element in listed)]:
                if isinstance(one, cst.SimpleString):
                    yield from (name.strip() for name in str(one.raw_value).split(","))


def parameters_of(params: cst.Parameters) -> list[cst.Param]:
    """Every parameter of a signature, in order."""
    found = [*params.posonly_params, *params.params]
    if isinstance(params.star_arg, cst.Param):
        found.append(params.star_arg)
    found.extend(params.kwonly_params)
    if params.star_kwarg is not None:
        found.append(params.star_kwarg)
    return found


def docstring_node(node: cst.CSTNode) -> cst.BaseExpression | None:
    alone = node.body[0] if isinstance(node, cst.SimpleStatementLine) and len(node.body) == 1 else None
    if isinstance(alone, cst.Expr):
        value = alone.value
        if isinstance(value, cst.SimpleString) and "b" not in value.prefix.lower():
            return value
        if isinstance(value, cst.ConcatenatedString) and isinstance(value.evaluated_value, str):
            return value
    return None


def docstring_of(first: cst.CSTNode | None) -> Docstring | None:
    """The docstring, when it is one literal; of joined literals the header leaves its hands off."""
    node = docstring_node(first) if first is not None else None
    if not isinstance(node, cst.SimpleString):
        return None
    return Docstring(node.prefix, node.quote, node.raw_value)
