"""What runs tests for a ``__main__`` block, as the proof sees it: statement by statement."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import cache

from splitter.model.statements import Piece, Reading, Role, RunnerReading, Statement

_HOOKS = re.compile(r"(?i:setup|teardown)\w*|load_tests|pytest_\w+|__\w+__")
_QUOTED = re.compile(r"[\"'](\w+)[\"']")
"""A word in a string: ``unittest.main(defaultTest="suite")``."""
_NEITHER = re.compile(r"@|class\b")
"""How what is no plain function begins, nor an assignment: it need not be parsed to know that."""
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_LISTS = (ast.List, ast.Tuple, ast.Set, ast.Dict)


def named_tests(statements: Sequence[Statement]) -> frozenset[str]:
    """The names that the statements with tests bind."""
    return frozenset(name for one in statements if one.tests for name in one.binds)


def with_runners(reading: Reading) -> Reading:
    """Take for runners the functions and lists that use tests and that only runners use."""
    tests = named_tests(reading.statements)
    statements = list(reading.statements)
    if not any(one.role is Role.RUNNER for one in statements):
        return reading
    count = Counter(name for one in statements for name in one.binds)
    chosen = {n for n, one in enumerate(statements) if _may_run(one, count)}
    names = {name: n for n in chosen for name in statements[n].binds}
    runs = tests | names.keys()

    @cache
    def uses(number: int) -> Set[str]:
        one = statements[number]
        return one.reads_of(runs) | (one.requests & names.keys())

    while chosen:
        running = _running(chosen, uses, names, tests)
        if not running:  # as mostly: what all other statements use need not be known
            chosen = running
            break
        blocks = {n for n, one in enumerate(statements) if one.role is Role.RUNNER}
        foreign = {name for n in range(len(statements)) if n not in chosen | blocks for name in uses(n)}
        used = {name for n in chosen | blocks for name in uses(n)}
        used |= {name for n in blocks for name in _QUOTED.findall(statements[n].text)}
        stay = {n for n in running if not foreign.intersection(statements[n].binds)}
        before, chosen = chosen, {n for n in stay if used.intersection(statements[n].binds)}
        if chosen == before:
            break
    for number in chosen:
        statements[number] = statements[number]._replace(role=Role.RUNNER)
    named = frozenset(name for number in chosen for name in statements[number].binds)
    return replace(
        reading,
        statements=tuple(
            as_runner(one, tests | named, named) if one.role is Role.RUNNER else one for one in statements
        ),
    )


def _may_run(one: Statement, count: Mapping[str, int]) -> bool:
    if one.role is not Role.DEFINITION or one.tests or one.everywhere or len(one.binds) != 1:
        return False
    name = one.binds[0]
    if _HOOKS.fullmatch(name) or count[name] > 1 or _NEITHER.match(one.text):
        return False
    node = ast.parse(one.text).body[0]
    if isinstance(node, _FUNCTIONS):
        return not node.decorator_list
    return isinstance(node, ast.Assign) and isinstance(node.value, _LISTS)


def _running(
    chosen: Set[int], uses: Callable[[int], Set[str]], names: Mapping[str, int], tests: Set[str]
) -> set[int]:
    """Those that use a test, by themselves or through others of them."""
    found: set[int] = set()
    while more := {
        n
        for n in chosen - found
        if uses(n) & tests or any(names[name] in found for name in uses(n) & names.keys())
    }:
        found |= more
    return found


def as_runner(runner: Statement, tests: frozenset[str], named: Set[str] = frozenset()) -> Statement:
    """A runner with what it does whatever the tests are, which each copy must do, and what runs them.

    ``named`` are those that it may also run by a string.
    """
    node = ast.parse(runner.text).body[0]
    inner: list[ast.stmt] = [node]
    if not isinstance(node, ast.Assign):
        inner = [*getattr(node, "body", ()), *getattr(node, "orelse", ())]
    running = [one for one in inner if not tests.isdisjoint(_words(one)) or not named.isdisjoint(_said(one))]
    always = [ast.unparse(one) for one in inner if one not in running]
    pieces = tuple(_piece(one, tests) for one in running)
    stored = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    reading = RunnerReading(
        always=tuple(always),
        pieces=pieces,
        binds=frozenset(stored),
        uses=frozenset(n for one in inner for n in _read(one)),
        unfolded=_unfolded(runner.text, node, tests),
        counts=False,
    )
    is_block = isinstance(node, ast.If)
    return runner._replace(runner=reading, everywhere=is_block and bool(always))


def _words(node: ast.AST) -> set[str]:
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def _said(node: ast.AST) -> set[object]:
    return {inner.value for inner in ast.walk(node) if isinstance(inner, ast.Constant)}


def _read(node: ast.AST) -> Iterator[str]:
    return (n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load))


def _piece(statement: ast.stmt, tests: Set[str]) -> Piece:
    """A statement about tests; its lists are all of it that a copy may have less of."""
    listed = [part for one in _lists(statement) for part in _listed(one) if not tests.isdisjoint(_all(part))]
    inner = tuple(Piece(_text(part), 1) for part in listed)
    skeleton = ast.unparse(_Emptied(tests).visit(ast.parse(ast.unparse(statement)))) if inner else ""
    return Piece(ast.unparse(statement), max(len(inner), 1), skeleton, inner)


def _lists(node: ast.AST) -> Iterator[ast.expr]:
    return (one for one in ast.walk(node) if isinstance(one, _LISTS))


def _listed(node: ast.expr) -> Iterator[tuple[ast.expr, ...]]:
    if isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            yield (key, value) if key is not None else (value,)
    elif isinstance(node, (ast.List, ast.Tuple, ast.Set)):
        yield from ((element,) for element in node.elts)


def _all(part: tuple[ast.expr, ...]) -> set[str]:
    return {name for one in part for name in _words(one)}


def _text(part: tuple[ast.expr, ...]) -> str:
    return ": ".join(map(ast.unparse, part))


class _Emptied(ast.NodeTransformer):
    """Lists without what is about tests."""

    def __init__(self, tests: Set[str]) -> None:
        self._tests = tests

    def generic_visit(self, node: ast.AST) -> ast.AST:
        if isinstance(node, ast.Dict):
            kept = [part for part in _listed(node) if self._tests.isdisjoint(_all(part))]
            node.keys = [part[0] if len(part) > 1 else None for part in kept]
            node.values = [part[-1] for part in kept]
        elif isinstance(node, (ast.List, ast.Tuple, ast.Set)):
            node.elts = [one for one in node.elts if self._tests.isdisjoint(_words(one))]
        return super().generic_visit(node)


def _unfolded(text: str, node: ast.stmt, tests: Set[str]) -> str:
    """The text with each listed test on a line of its own, without commas; empty if it lists none."""
    listed = [part for one in _lists(node) for part in _listed(one) if not tests.isdisjoint(_all(part))]
    if not listed:
        return ""
    lines = [line.encode() for line in text.splitlines(keepends=True)]
    for part in sorted(listed, key=lambda one: (one[-1].end_lineno, one[-1].end_col_offset), reverse=True):
        for one, at_start in ((part[-1], False), (part[0], True)):
            row = (one.lineno if at_start else one.end_lineno or 0) - 1
            column = one.col_offset if at_start else one.end_col_offset or 0
            lines[row] = lines[row][:column] + b"\0" + lines[row][column:]
    whole = b"".join(lines).decode().replace("\0", "\n")
    return "\n".join(line for line in (one.strip(" \t,") for one in whole.splitlines()) if line)
