"""Statements from CPython's syntax tree."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from splitter.languages.python.rereading.collection import Class, tests_of
from splitter.languages.python.rereading.names import Facts, class_binds, facts, method_names, requested
from splitter.languages.python.rereading.roles import aliases, role_of
from splitter.reading import Member, Statement

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


@dataclass(frozen=True)
class Span:
    """A statement and its lines, 1-based and inclusive; its comments are not known yet."""

    first: int
    last: int
    statement: Statement


def lines_of(text: str) -> list[str]:
    """The lines of a text with their endings, as CPython counts them."""
    return _LINE.findall(text)


def spans(tree: ast.Module, lines: Sequence[str], above: int = 0, *, first: bool = True) -> Iterator[Span]:
    """The statements of a tree whose text is ``lines``; ``above`` lines of the file come before it.

    ``first`` says that no other statement does: only then a string is a docstring.
    """
    known: dict[str, Class] = {}
    for number, group in enumerate(_by_line(tree.body)):
        start, last = _first_line(group[0]), group[-1].end_lineno or 0
        text = "".join(lines[start - 1 : last]).rstrip("\r\n")
        role, everywhere = role_of(group, text, opens=first and number == 0)
        frame, members = _members(group, lines, start)
        names = class_names(frame, members) if any(m.test for m in members) else facts(text)
        statement = Statement(
            text=text,
            line=above + start,
            role=role,
            binds=names.binds,
            reads=names.reads,
            maybe=names.maybe,
            requests=frozenset(requested(group, text)),
            tests=tuple(tests_of(group, known)),
            imports=tuple(aliases(group)),
            frame=frame,
            members=members,
            everywhere=everywhere,
        )
        yield Span(above + start, above + last, statement)


def class_names(frame: str, members: Sequence[Member]) -> Facts:
    """The names of a test class: of what all its copies share, and of each test method, once each."""
    text = frame + "\n".join([member.text for member in members if not member.test] or ["    pass"])
    found, own = facts(text), class_binds(text)
    methods = [method_names(member.text) for member in members if member.test]
    return Facts(
        found.binds,
        found.reads.union(*(later | (now - own) for now, later in methods)),
        found.maybe.union(*(now & own for now, _ in methods)),
    )


def with_comments(
    found: Sequence[Span], lines: Sequence[str]
) -> tuple[tuple[Statement, ...], tuple[str, ...]]:
    """The statements with the comment blocks between them, and those after the last."""
    statements: list[Statement] = []
    done = 0
    for span in found:
        detached, attached = _comments(lines[done : span.first - 1])
        statements.append(replace(span.statement, line=span.first, comments=detached, attached=attached))
        done = span.last
    detached, last = _comments(lines[done:])
    return tuple(statements), (*detached, last) if last else detached


def _members(group: Sequence[ast.stmt], lines: Sequence[str], first: int) -> tuple[str, tuple[Member, ...]]:
    """A class's head and the statements of its body, each with the lines above it."""
    node = group[0]
    if not isinstance(node, ast.ClassDef) or len(group) > 1:
        return "", ()
    start = _first_line(node.body[0]) - 1
    while start > node.lineno and (not lines[start - 1].strip() or lines[start - 1].lstrip().startswith("#")):
        start -= 1
    done = start
    members: list[Member] = []
    for shared in _by_line(node.body):
        last = shared[-1].end_lineno or 0
        name = getattr(shared[0], "name", "")
        is_test = isinstance(shared[0], (ast.FunctionDef, ast.AsyncFunctionDef)) and name.startswith("test")
        text = "".join(lines[done:last]).rstrip("\r\n")
        asked = frozenset(requested(shared, text))
        members.append(Member(text, f"{node.name}::{name}" if is_test else "", asked))
        done = last
    return "".join(lines[first - 1 : start]), tuple(members)


def _by_line(body: Sequence[ast.stmt]) -> Iterator[list[ast.stmt]]:
    """Statements that share a line (``import os; import sys``) are one for the proof."""
    group: list[ast.stmt] = []
    for node in body:
        if group and node.lineno > (group[-1].end_lineno or 0):
            yield group
            group = []
        group.append(node)
    if group:
        yield group


def _first_line(node: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(d.lineno for d in decorators)])


def _comments(gap: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """The comment blocks of a gap that a blank line sets off, and the one directly above what follows."""
    blocks: list[list[str]] = [[]]
    for line in gap:
        word = line.strip()
        if word.startswith("#"):
            blocks[-1].append(word)
        elif blocks[-1]:
            blocks.append([])
    *detached, attached = ("\n".join(block) for block in blocks)
    return tuple(detached), attached
