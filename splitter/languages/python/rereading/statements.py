"""Statements from CPython's syntax tree."""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial

from splitter.languages.python.rereading.block_imports import block_of
from splitter.languages.python.rereading.classes import Body, body_of, first_line
from splitter.languages.python.rereading.collection import (
    Class,
    CollectionRules,
    assigned_tests,
    testing_bases,
    tests_of,
)
from splitter.languages.python.rereading.names import Text, bound, requested
from splitter.languages.python.rereading.roles import aliases, guarded, role_of
from splitter.languages.python.trees import by_line
from splitter.model.statements import Reading, Role, RunnerReading, Statement, UnsureTests, Use


@dataclass(frozen=True)
class Span:
    """A statement and its lines, 1-based and inclusive; its comments are not known yet."""

    first: int
    last: int
    statement: Statement


def lines_of(text: str) -> list[str]:
    """The lines of a text with their endings, as CPython counts them."""
    return io.StringIO(text, newline="").readlines()


def spans(
    tree: ast.Module, lines: Sequence[str], known: CollectionRules, above: int = 0, *, first: bool = True
) -> Iterator[Span]:
    """The statements of a tree whose text is ``lines``; ``above`` lines of the file come before it.

    ``first`` says that no other statement does: only then a string is a docstring.
    """
    classes: dict[str, Class] = {}
    whole = Text(lines)
    for number, group in enumerate(by_line(tree.body)):
        start, last = first_line(group[0]), group[-1].end_lineno or 0
        body = body_of(group, lines, whole)
        last = body.end if body else last
        text = "".join(lines[start - 1 : last]).rstrip("\r\n")
        role, everywhere = role_of(group, opens=first and number == 0)
        block = guarded(group)
        statement = Statement(
            text=text,
            line=above + start,
            role=role,
            binds=bound(group),
            uses=() if role is Role.IMPORT and not block else _uses(whole, group, start, last, body),
            requests=frozenset(requested(group, text, known.conventions)),
            tests=tuple(tests_of(group, classes, known)),
            imports=tuple(aliases(block or group)),
            guard="".join(_without_comments(lines[start - 1 : block[0].lineno - 1])) if block else "",
            everywhere=everywhere,
            runner=RunnerReading(counts=False) if role is Role.RUNNER else None,
            body=body.reading if body else None,
            block=block_of(group[0], lines[start - 1 : last], start) if _has_blocks(group[0], role) else None,
            unsure=_unsure_tests(group, classes, known),
        )
        yield Span(above + start, above + last, statement)


def _without_comments(lines: Sequence[str]) -> Iterator[str]:
    """What is above the first import of a block, but for what is said of that, which may go with it."""
    return (line for line in lines if not line.lstrip().startswith("#"))


def _has_blocks(node: ast.stmt, role: Role) -> bool:
    return role is Role.ACTION and isinstance(node, (ast.If, ast.Try, ast.With))


def _unsure_tests(
    group: Sequence[ast.stmt], classes: dict[str, Class], known: CollectionRules
) -> UnsureTests | None:
    unsure = UnsureTests(tuple(assigned_tests(group, known)), tuple(testing_bases(group, classes, known)))
    return unsure if any(unsure) else None


def _uses(text: Text, group: Sequence[ast.stmt], first: int, last: int, body: Body | None) -> tuple[Use, ...]:
    """What a statement looks up: a class member by member, any other as a whole."""
    if body:
        return (body.head, *body.uses)
    return (Use(partial(text.words, group, first, last), partial(text.names, group, first, last)),)


def with_comments(
    found: Sequence[Span], lines: Sequence[str]
) -> tuple[tuple[Statement, ...], tuple[str, ...]]:
    """The statements with the comment blocks between them, and those after the last."""
    statements: list[Statement] = []
    done = 0
    for number, span in enumerate(found):
        following = found[number + 1].first - 1 if number + 1 < len(found) else len(lines)
        detached, attached = _comments(lines[done : span.first - 1])
        done = _body_end(lines, span.last, following)
        footer = () if done == span.last else tuple(_blocks(lines[span.last : done]))
        statements.append(
            span.statement._replace(line=span.first, comments=detached, attached=attached, footer=footer)
        )
    return tuple(statements), tuple(_blocks(lines[done:]))


def with_unsure_tests(reading: Reading) -> Reading:
    """Take for tests what only the whole file shows to be some.

    What is assigned to a test's name and nothing else in the file uses, and a class whose base may bring
    tests: a framework's ``TestCase`` brings none, one that the file makes may.
    """
    made = frozenset(name for s in reading.statements if s.role is Role.DEFINITION for name in s.binds)
    assigned = {name for s in reading.statements if s.unsure for name in s.unsure.assigned}
    used = frozenset(_used(reading, assigned))
    return replace(
        reading,
        statements=tuple(
            s._replace(tests=(*s.tests, *_told(s.unsure, s.binds, used, made))) if s.unsure else s
            for s in reading.statements
        ),
    )


def _used(reading: Reading, names: Set[str]) -> Iterator[str]:
    """Those of ``names`` that a statement uses, a runner apart."""
    for statement in reading.statements if names else ():
        if statement.role is not Role.RUNNER:
            yield from (statement.requests & names) | statement.may_read_of(names)


def _told(unsure: UnsureTests, binds: Sequence[str], used: Set[str], made: Set[str]) -> Iterator[str]:
    if used.isdisjoint(unsure.assigned):
        yield from unsure.assigned
    for base in unsure.bases:
        if not base.endswith("TestCase") or base.partition(".")[0] in made:
            yield from binds
            return


def _body_end(lines: Sequence[str], start: int, end: int) -> int:
    """After the last of the indented comment lines that follow a statement, before one at column 0."""
    last = start
    if "#" not in "".join(lines[start:end]):
        return last
    for number in range(start, end):
        word = lines[number].lstrip(" \t\f")
        if word.startswith("#"):
            if lines[number].startswith("#"):
                break
            last = number + 1
    return last


def _comments(gap: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """The comment blocks of a gap that a blank line sets off, and the one directly above what follows."""
    blocks = list(_blocks(gap)) if "#" in "".join(gap) else []
    if blocks and gap[-1].strip():
        return tuple(blocks[:-1]), blocks[-1]
    return tuple(blocks), ""


def _blocks(gap: Sequence[str]) -> Iterator[str]:
    """Comment lines without a blank line between them."""
    block: list[str] = []
    for line in gap:
        word = line.strip()
        if word.startswith("#"):
            block.append(word)
        elif block:
            yield "\n".join(block)
            block = []
    if block:
        yield "\n".join(block)
