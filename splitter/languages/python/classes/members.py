"""Whether a test class may be divided, and its test methods as slices.

Each part gets a class of the same name with everything but the test methods of other parts. That is
the same class to every test that stays, unless something ties its tests: then it stays whole.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from splitter.languages.python.classes.helper_members import FUNCTIONS, Vocabulary, name_of
from splitter.languages.python.collection import EMPTY_BASE, ClassFacts
from splitter.languages.python.facts import CLASS_HOOKS
from splitter.languages.python.folding import folded
from splitter.languages.python.names import Names, names_of
from splitter.languages.python.names.effects import CLASS, Use
from splitter.languages.python.state.changes import changes_class, shared_attributes
from splitter.languages.python.trees import by_line
from splitter.model.module import HelperMember, Member, Tie, TiedTests
from splitter.text.blocks import block_below
from splitter.text.lines import Line, StatementSpan
from splitter.text.nodes import nodes_in

_SUPER = re.compile(r"super\(\)\.(test\w*)")


@dataclass(frozen=True)
class Division:
    """The test methods of a class, or why it stays whole."""

    members: tuple[Member, ...] = ()
    frame: frozenset[str] = frozenset()
    helpers: tuple[HelperMember, ...] = ()
    frame_words: frozenset[str] = frozenset()
    ties: tuple[TiedTests, ...] = ()
    whole: str = ""


def divide(
    code: ast.ClassDef,
    names: Names,
    facts: ClassFacts,
    span: StatementSpan,
    text: str,
    lines: Sequence[Line],
    changes: frozenset[str],
    touched: Callable[[Names], frozenset[str]],
    requests: Callable[[ast.stmt, Names], frozenset[str]],
    helpers: Collection[str],
    words: Vocabulary,
) -> Division:
    """Look at one collected class.

    ``names`` are the class's, ``lines`` the module's logical lines; ``changes`` is the module's state
    that its methods change, ``touched`` tells what a test has to do with, ``requests`` what a statement
    needs without a reference; ``helpers`` are members that parts may do without, ``words`` what the file
    says.
    """
    whole = _why_whole(code, facts)
    if whole:
        return Division(whole=whole)
    inner = block_below(text, lines, span.head, span.end)
    statements = list(by_line(code.body))
    if len(inner.statements) != len(statements):
        return Division(whole="its statements can't be told apart")
    spots: dict[str, tuple[ast.stmt, int, int]] = {}
    position = inner.start
    for one, (statement, *others) in zip(inner.statements, statements, strict=True):
        spots["" if others else name_of(statement)] = (statement, position, one.footer)
        position = one.footer
    places = {name: spot for name, spot in spots.items() if isinstance(spot[0], FUNCTIONS)}
    whole = _why_tied(code, names, text[inner.start : span.end], facts)
    if whole or names.frame is None:
        return Division(whole=whole or "its test methods can't be told apart")
    ties = _ties(code, names, facts, changes, touched)
    if any(len(tied.tests) == len(facts.own) for tied in ties):
        return Division(whole=_why_all_tied(names, facts, changes))
    shares = dict(names.members)
    if any(test not in shares or test not in places for test in facts.own):
        return Division(whole="its test methods can't be told apart")
    named = {name_of(one): one for one in code.body}
    spared = [name for name in _reached(facts.own, named, helpers, words) if name in spots]
    members = tuple(
        Member(
            f"{code.name}::{name}",
            start,
            end,
            _needs(method, shares[name], requests),
            words.names(method) if spared else frozenset(),
        )
        for name, (method, start, end) in places.items()
        if name in facts.own
    )
    kept = [one for one in code.body if getattr(one, "name", "") not in shares and name_of(one) not in spared]
    frame = _with(code, kept)
    return Division(
        members,
        _needs(frame, names_of([frame]) if spared else names.frame, requests),
        tuple(_helper(code, name, *spots[name], requests, words) for name in spared),
        words.names(*kept, *code.decorator_list) if spared else frozenset(),
        tuple(_with_class(code.name, tied) for tied in ties),
    )


def _helper(
    code: ast.ClassDef,
    name: str,
    body: ast.stmt,
    start: int,
    end: int,
    requests: Callable[[ast.stmt, Names], frozenset[str]],
    words: Vocabulary,
) -> HelperMember:
    reads = _needs(body, names_of([_with(code, [body])]), requests)
    return HelperMember(name, start, end, reads, words.names(body))


def _with(code: ast.ClassDef, body: Sequence[ast.stmt]) -> ast.ClassDef:
    """The class with some of its statements."""
    pieces = {name: getattr(code, name) for name in code._fields}
    return ast.ClassDef(**{**pieces, "body": [*body] or [ast.Pass()]})


def _reached(
    tests: Sequence[str], bodies: Mapping[str, ast.stmt], helpers: Collection[str], words: Vocabulary
) -> Sequence[str]:
    """The helpers that a test reaches; what none does is nobody's, and every part's."""
    said = words.names(*(bodies[test] for test in tests)) if helpers else frozenset()
    found: set[str] = set()
    while more := {name for name in helpers if name in said and name not in found}:
        found |= more
        said |= words.names(*(bodies[name] for name in more))
    return [name for name in helpers if name in found]


def _needs(
    node: ast.stmt, names: Names, requests: Callable[[ast.stmt, Names], frozenset[str]]
) -> frozenset[str]:
    return names.reads | names.assigns | requests(node, names)


def _why_whole(node: ast.ClassDef, facts: ClassFacts) -> str:
    """What about the class itself forbids to divide it; empty if nothing does."""
    names = [one.name for one in node.body if isinstance(one, FUNCTIONS) and one.name in facts.own]
    unknown = [base for base in facts.foreign if not EMPTY_BASE.search(base)]
    if len(set(names)) < len(names):
        return "it defines a test twice"
    if set(names) != set(facts.own):
        return "it has tests that are not plain methods"
    if set(facts.tests) != set(facts.own):
        return "it inherits tests"
    if unknown:
        return f"its base {unknown[0]} may bring tests"
    if node.keywords:
        return "it has a metaclass or class arguments"
    return ""


def _ties(
    code: ast.ClassDef,
    names: Names,
    facts: ClassFacts,
    changes: frozenset[str],
    touched: Callable[[Names], frozenset[str]],
) -> list[TiedTests]:
    """The tests that call one another, or share what one of them changes; all, where the rest of it does."""
    ties: list[Tie] = []
    shares = [(test, touched(share)) for test, share in names.members] if changes else []
    for name in sorted(changes):
        reason = f"they share {name}, which one of them changes"
        seeing = _seeing_changes(code, names) if name == code.name else frozenset()
        if names.frame is None or name in touched(names.frame) or not seeing <= {*facts.own}:
            ties.append(Tie(tuple(facts.own), reason))
        ties.append(Tie(tuple(test for test, share in shares if name in share or test in seeing), reason))
    for attribute, seeing in _made_once(code, names):
        reason = f"they share {attribute}, which one of them changes"
        ties.append(Tie(tuple(facts.own) if not seeing <= {*facts.own} else tuple(seeing), reason))
    for test, share in names.members:
        called = (_called(share) & set(facts.own)) - {test}
        ties += (Tie((test, other), f"{test} uses {other}") for other in sorted(called))
    if names.frame is None or not _called(names.frame).isdisjoint(facts.own):
        ties.append(Tie(tuple(facts.own), "other methods of their class use tests"))
    return _joined([tie for tie in ties if len(tie.tests) > 1], facts.own)


def _seeing_changes(code: ast.ClassDef, names: Names) -> frozenset[str]:
    """The members that name what a test changes of their class by its name: ``self.x``, ``type(self).x``."""
    changing = {test for test, share in names.members if code.name in share.mutates}
    changed = {
        node.attr
        for one in code.body
        if name_of(one) in changing
        for node in nodes_in(one)
        if isinstance(node, ast.Attribute)
        and (isinstance(node.ctx, ast.Store) or getattr(node.value, "id", "") == code.name)
    }
    changed.update(text for test, share in names.members if test in changing for text in share.strings)
    return frozenset(
        name_of(one)
        for one in code.body
        if isinstance(one, FUNCTIONS) and changed.intersection(_attributes(one))
    )


def _made_once(code: ast.ClassDef, names: Names) -> Iterator[tuple[str, frozenset[str]]]:
    """What ``setUpClass`` makes for all tests and one of them changes, with the members that name it."""
    once = _set_in(code, _OF_A_CLASS) - _set_in(code, _OF_EACH_TEST)
    changed = {
        attribute
        for _, share in names.members
        for attribute, use in share.selves
        if use is Use.CHANGE and (attribute, Use.SET) not in share.selves
    }
    for attribute in sorted(once & changed):
        naming = {name_of(one) for one in code.body if attribute in _attributes(one)}
        yield attribute, frozenset(naming - _OF_A_CLASS)


_OF_A_CLASS = frozenset({"setUpClass", "setup_class", "tearDownClass", "teardown_class"})
_OF_EACH_TEST = frozenset({"setUp", "asyncSetUp", "setup_method", "setup"})


def _set_in(code: ast.ClassDef, methods: Collection[str]) -> frozenset[str]:
    return frozenset(
        node.attr
        for one in code.body
        if name_of(one) in methods
        for node in nodes_in(one)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
    )


def _attributes(node: ast.stmt) -> Iterator[str]:
    return (one.attr for one in nodes_in(node) if isinstance(one, ast.Attribute))


def _joined(ties: Iterable[Tie], order: Sequence[str]) -> list[TiedTests]:
    """Ties that have a test in common, directly or through others, as one."""
    joined: list[tuple[set[str], list[Tie]]] = []
    for tie in ties:
        tests, reasons = set(tie.tests), [tie]
        for some, why in [one for one in joined if not one[0].isdisjoint(tests)]:
            joined.remove((some, why))
            tests, reasons = tests | some, [*why, *reasons]
        joined.append((tests, reasons))
    found = [TiedTests(tuple(test for test in order if test in some), tuple(why)) for some, why in joined]
    return sorted(found, key=lambda tied: order.index(tied.tests[0]))


def _with_class(name: str, tied: TiedTests) -> TiedTests:
    """The same by the tests' whole names."""

    def whole(tests: Iterable[str]) -> tuple[str, ...]:
        return tuple(f"{name}::{test}" for test in tests)

    return TiedTests(whole(tied.tests), tuple(Tie(whole(tie.tests), tie.reason) for tie in tied.ties))


def _why_all_tied(names: Names, facts: ClassFacts, changes: frozenset[str]) -> str:
    if changes:
        return f"its tests share {min(changes)}, which one of them changes"
    return "its tests call one another"


def _called(share: Names) -> set[str]:
    return {attribute for attribute, use in share.selves if use is Use.READ}


def _why_tied(node: ast.ClassDef, names: Names, body: str, facts: ClassFacts) -> str:
    """What ties its test methods to one another; empty if nothing does."""
    functions = [f for f in names.functions if f.owner == node.name and f.name not in CLASS_HOOKS]
    if any(map(changes_class, functions)) or any(CLASS in share.mutates for _, share in names.members):
        return "its tests change the class"
    shared = shared_attributes(node, names)
    if shared:
        return f"its tests share {min(shared)}, which one of them changes"
    if "super()" in body and not set(_SUPER.findall(folded(body))).isdisjoint(facts.own):
        return "its tests call one another"
    return ""


def named_in_body(code: Sequence[ast.stmt], tests: Sequence[str]) -> str:
    """A test method that a class names beside it, as ``test_x.timeout = 5`` (twisted); else nothing."""
    for node in code:
        for statement in node.body if isinstance(node, ast.ClassDef) else ():
            run: list[ast.AST] = [statement]
            if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
                given = [*statement.args.defaults, *filter(None, statement.args.kw_defaults)]
                run = [*statement.decorator_list, *given]
            names = (inner.id for one in run for inner in ast.walk(one) if isinstance(inner, ast.Name))
            if (found := next((name for name in names if name in tests), None)) is not None:
                return found
    return ""


def attribute_uses(code: Iterable[ast.stmt], name: str, tests: Sequence[str]) -> bool:
    """Whether statements use a class by its attributes alone, and by none that is a test."""
    nodes: list[ast.AST] = list(code)
    while nodes:
        one = nodes.pop()
        if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name) and one.value.id == name:
            if one.attr in tests or one.attr.startswith("__"):
                return False
            continue
        fields = () if isinstance(one, ast.Constant) else ast.iter_fields(one)
        if any(_is_or_has(value, name) for _, value in fields):
            return False
        nodes.extend(ast.iter_child_nodes(one))
    return True


def _is_or_has(field: object, name: str) -> bool:
    return field == name or (isinstance(field, list) and name in field)
