"""What can't be decided from the text, or would go wrong in a part: said, never guessed."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from splitter.languages.python.decorators import last_name
from splitter.languages.python.facts import Fact, bound_name
from splitter.languages.python.namespace_lookups import lookups_in_globals
from splitter.languages.python.project.outside import Outside
from splitter.languages.python.trees import FUNCTIONS, statements_in
from splitter.model.catalogue import finding
from splitter.model.finding import Finding
from splitter.model.module import Source, Unit, UnitKind
from splitter.text.lines import count_lines
from splitter.text.nodes import Nodes, nodes_below

_MAKERS = frozenset({"globals", "exec", "vars", "locals"})
"""Calls by which a module-level statement can define tests under names that are not in the text."""


LOOKUPS = frozenset({"getattr", "setattr", "delattr", "hasattr", "vars", "dir", "getmembers"})
"""Calls that look names up in an object; with ``sys.modules[__name__]``, in the module itself."""

_SELF_AWARE = ("__module__", "co_firstlineno", "f_lineno", "tb_lineno", "getsource", "getframeinfo")
"""Ways to see the module's name or the number of a line."""


def hazards(
    source: Source, facts: Sequence[Fact], units: Sequence[Unit], outside: Outside
) -> Iterator[Finding]:
    """Everything to say about a file; ``outside`` is what those around it make of it."""
    yield from _imported_by(source, units)
    yield from _asks_itself(source, facts, units)
    yield from _made_tests(source, facts, units)
    yield from outside.findings
    yield from _imported_tests(source, facts)
    yield from _said_of_itself(source, facts)
    yield from _own_lines(source)
    yield from _said_lines(source, facts)
    yield from _hidden(source, facts)


def _imported_by(source: Source, units: Sequence[Unit]) -> Iterator[Finding]:
    """Files that will not find any more what they ask for (CPython's test_cmath imports from test_math).

    The part that keeps its name has what has a name; not all that the module had, nor a runner of all tests.
    """
    asked = source.around.asked
    there = {name for unit in units if unit.kind is not UnitKind.RUNNER for name in asked & {*unit.names}}
    names: defaultdict[str, list[str]] = defaultdict(list)
    for file, name in source.around.left_behind:
        if name not in there:
            names[file].append("everything" if name == "*" else name)
    for file, some in names.items():
        yield finding("S141", f"{file} imports {', '.join(some)} from it", path=source.path)


def _asks_itself(source: Source, facts: Sequence[Fact], units: Sequence[Unit]) -> Iterator[Finding]:
    """What asks for its module by name, and can't stay with the tests that use it where the name is kept."""
    staying = {unit.line for unit in units if unit.by_name}
    for ask in source.around.own_asks:
        if not source.around.keeps_name or facts[ask.number].span.line not in staying:
            yield finding(ask.code, ask.message, path=source.path, line=ask.line)


def _made_tests(source: Source, facts: Sequence[Fact], units: Sequence[Unit]) -> Iterator[Finding]:
    """``globals()[name] = make(...)`` in a loop: twisted builds its TestCase classes per reactor so.

    Or in what is called: ``TFrameTest.create_frame_tests()`` of mutagen.
    """
    acting = {unit.line for unit in units if unit.kind is UnitKind.ACTION}
    filling = frozenset(name for fact in facts if _fills_module(fact) for name in fact.names.binds)
    for fact in facts:
        line = fact.span.line
        made = fact.names.calls & _MAKERS and not _only_in_a_namespace(fact)
        if line in acting and (made or fact.names.runs & filling):
            yield finding("S106", "a module-level statement may make tests", path=source.path, line=line)


def _fills_module(fact: Fact) -> bool:
    """Whether a definition writes into ``globals()``, whoever calls it."""
    if "globals" not in fact.names.calls:
        return False
    return any(
        isinstance(node.ctx, ast.Store)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Name)
        and node.value.func.id == "globals"
        for node in nodes_below(*fact.code).of(ast.Subscript)
    )


def _only_in_a_namespace(fact: Fact) -> bool:
    """``exec("from sympy import *", ENV)`` binds its names in the dictionary that it is given."""
    if fact.names.calls & _MAKERS != {"exec"}:
        return False
    return not any(
        isinstance(call.func, ast.Name) and call.func.id == "exec" and len(call.args) < 2
        for call in nodes_below(*fact.code).of(ast.Call)
    )


def _imported_tests(source: Source, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Tests that are imported are collected here too, and would be in every part that imports them.

    Sure of a function that nothing uses; of a class by the name of the module that it comes from, unless
    a look at that module says otherwise.
    """
    used = frozenset().union(*(fact.names.reads for fact in facts))
    for fact in facts:
        for module, name in _imports(fact.code):
            of_tests = module.rpartition(".")[2].startswith("test_")
            if name == "*" and of_tests:
                message = f"all of {module} is imported, and its tests are collected here"
            elif name in source.around.uncollected_imports:
                continue
            elif (name.startswith("test_") and name not in used) or (of_tests and _TEST_CLASS.match(name)):
                message = f"{name} is imported and collected here"
            else:
                continue
            yield finding("S108", message, path=source.path, line=fact.span.line)


_TEST_CLASS = re.compile(r"Test(?!Case\b)|\w+Tests?\Z")


def _imports(code: Sequence[ast.stmt]) -> Iterator[tuple[str, str]]:
    """The modules of ``from`` imports, with the names that they bind here."""
    for node in statements_in(code):
        if isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield from ((module, bound_name(alias)) for alias in node.names)


def looks_into_itself(code: Sequence[ast.stmt]) -> bool:
    """Whether what looks names up is given the module by its name, or by one that it was given there."""
    nodes = nodes_below(*code)
    given = {"__name__"}
    for target, value in _bound(nodes):
        inner = nodes_below(value)
        if any(one.attr == "modules" for one in inner.of(ast.Attribute)) or any(
            last_name(call.func) in ("import_module", "__import__") for call in inner.of(ast.Call)
        ):
            given.update(_words(nodes_below(target)))
    calls = (call for call in nodes.of(ast.Call) if last_name(call.func) in LOOKUPS)
    return any(not given.isdisjoint(_words(nodes_below(call))) for call in calls)


def _bound(nodes: Nodes) -> Iterator[tuple[ast.expr, ast.expr]]:
    yield from ((target, node.value) for node in nodes.of(ast.Assign) for target in node.targets)
    yield from ((node.target, node.value) for node in nodes.of(ast.AnnAssign) if node.value is not None)
    yield from ((node.target, node.value) for node in nodes.of(ast.NamedExpr))
    for loops in (nodes.of(ast.For), nodes.of(ast.comprehension)):
        yield from ((loop.target, loop.iter) for loop in loops)


def _words(nodes: Nodes) -> Iterator[str]:
    yield from (one.id for one in nodes.of(ast.Name))
    yield from (one.attr for one in nodes.of(ast.Attribute))


def _said_of_itself(source: Source, facts: Sequence[Fact]) -> Iterator[Finding]:
    """``getattr(sys.modules[__name__], name)``: what it finds in a part is what is in the part."""
    for fact in facts:
        if (
            "__name__" in fact.names.reads
            and fact.names.calls & LOOKUPS
            and not fact.main
            and looks_into_itself(fact.code)
        ):
            message = "names are looked up in the module itself"
            yield finding("S110", message, path=source.path, line=fact.span.line)
        elif "__name__" in fact.names.reads and not fact.main and _hands_itself_on(fact):
            message = "the module itself is handed to a function"
            yield finding("S110", message, path=source.path, line=fact.span.line)
        elif "globals" in fact.names.calls and not fact.main and lookups_in_globals(fact.code):
            message = "names that the text does not say are looked up in globals()"
            yield finding("S110", message, path=source.path, line=fact.span.line)
        elif _hands_names_on(fact):
            message = "all names of the module are handed to a function"
            yield finding("S110", message, path=source.path, line=fact.span.line)


def _hands_itself_on(fact: Fact) -> bool:
    """``doctest.testmod(sys.modules[__name__])``: what is looked for there is what is in the part.

    Not with a name, ``patch.object(sys.modules[__name__], "LIMIT", 3)``: that is in the part.
    """
    nodes = nodes_below(*fact.code)
    calls = (call for call in nodes.of(ast.Call) if not any(isinstance(a, ast.Constant) for a in call.args))
    given = (value for call in calls for value in call.args)
    return any(
        isinstance(one, ast.Subscript)
        and last_name(one.value) == "modules"
        and getattr(one.slice, "id", "") == "__name__"
        for one in given
    )


def _hands_names_on(fact: Fact) -> bool:
    """``tested = covered(locals())`` of a module: what is looked for there is what is in the part."""
    if fact.main or isinstance(fact.node, (*FUNCTIONS, ast.ClassDef)) or _SPACES.isdisjoint(fact.names.calls):
        return False
    return any(
        isinstance(one, ast.Call)
        and isinstance(one.func, ast.Name)
        and one.func.id in _SPACES
        and not one.args
        for call in nodes_below(*fact.code).of(ast.Call)
        if last_name(call.func) not in _EVALUATING
        for one in call.args
    )


_SPACES = frozenset({"locals", "globals", "vars"})
_EVALUATING = frozenset({"eval", "exec", "get_type_hints", "len", "format_map", "update_forward_refs"})
"""Calls that look up there what their text says."""


def _own_lines(source: Source) -> Iterator[Finding]:
    """Code that looks at module names or line numbers."""
    for word in _SELF_AWARE:
        place = source.text.find(word)
        if place < 0:
            continue
        line = count_lines(source.text, 0, place) + 1
        message = f"{word} looks at the module's name or at line numbers"
        yield finding("S111", message, path=source.path, line=line)


def _said_lines(source: Source, facts: Sequence[Fact]) -> Iterator[Finding]:
    """A string that gives the number of a line of the function that says it: what a traceback would show."""
    if not _LINE.search(source.text):
        return
    found: dict[tuple[int, int], str] = {}
    for function in (one for fact in facts for one in _saying_lines(fact)):
        for node in nodes_below(function).of(ast.Constant):
            said = map(int, _LINE.findall(node.value)) if isinstance(node.value, str) else ()
            for number in said:
                if function.lineno <= number <= (function.end_lineno or 0):
                    found[node.lineno, number] = function.name  # of one inside another once
    for (line, number), name in found.items():
        message = f"a string says line {number}, which is a line of {name}"
        yield finding("S111", message, path=source.path, line=line)


def _saying_lines(fact: Fact) -> Sequence[ast.FunctionDef | ast.AsyncFunctionDef]:
    """The functions of a statement that says the number of a line."""
    nodes = nodes_below(*fact.code) if any(map(_LINE.search, fact.names.strings)) else None
    return nodes.functions if nodes else ()


# It begins with a literal, which is found quickly.
_LINE = re.compile(r"line (?<=\bline )([1-9]\d{0,5})\b")


def _hidden(source: Source, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Tests that a later definition of the same name hides: they stay hidden, together with it."""
    yield from _hidden_among(source, [(fact.node, fact.span.line) for fact in facts], "")
    for fact in facts:
        if isinstance(fact.node, ast.ClassDef) and fact.tests:
            methods = [(one, one.lineno) for one in fact.node.body if isinstance(one, FUNCTIONS)]
            yield from _hidden_among(source, methods, f"{fact.node.name}::")


def _hidden_among(
    source: Source, definitions: Sequence[tuple[ast.stmt, int]], owner: str
) -> Iterator[Finding]:
    last: dict[str, int] = {}
    for node, line in reversed(definitions):
        if not isinstance(node, (*FUNCTIONS, ast.ClassDef)):
            continue
        name = node.name
        if name in last and name.lower().startswith("test") and not node.decorator_list:
            message = f"{owner}{name} is hidden by the one of line {last[name]}"
            yield finding("S112", message, path=source.path, line=line)
        last.setdefault(name, line)
