"""Statements from CPython's syntax tree."""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from splitter.languages.python.rereading.classes import body_of, by_line, first_line
from splitter.languages.python.rereading.collection import Class, tests_of
from splitter.languages.python.rereading.names import Tables, requested
from splitter.languages.python.rereading.roles import aliases, role_of
from splitter.reading import Names, Statement


@dataclass(frozen=True)
class Span:
    """A statement and its lines, 1-based and inclusive; its comments are not known yet."""

    first: int
    last: int
    statement: Statement


def lines_of(text: str) -> list[str]:
    """The lines of a text with their endings, as CPython counts them."""
    return io.StringIO(text, newline="").readlines()


def spans(tree: ast.Module, lines: Sequence[str], above: int = 0, *, first: bool = True) -> Iterator[Span]:
    """The statements of a tree whose text is ``lines``; ``above`` lines of the file come before it.

    ``first`` says that no other statement does: only then a string is a docstring.
    """
    known: dict[str, Class] = {}
    tables = Tables(tree, lines)
    for number, group in enumerate(by_line(tree.body)):
        start, last = first_line(group[0]), group[-1].end_lineno or 0
        text = "".join(lines[start - 1 : last]).rstrip("\r\n")
        role, everywhere = role_of(group, text, opens=first and number == 0)
        body = body_of(group, lines, tables)
        names = body.names() if body else tables.names(group, start, last, text)
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
            frame=body.frame if body else "",
            members=body.members if body else (),
            rest=body.rest if body else Names(),
            own=body.own if body else frozenset(),
            everywhere=everywhere,
        )
        yield Span(above + start, above + last, statement)


def with_comments(
    found: Sequence[Span], lines: Sequence[str]
) -> tuple[tuple[Statement, ...], tuple[str, ...]]:
    """The statements with the comment blocks between them, and those after the last."""
    statements: list[Statement] = []
    done = 0
    for span in found:
        detached, attached = _comments(lines[done : span.first - 1])
        statements.append(span.statement._replace(line=span.first, comments=detached, attached=attached))
        done = span.last
    detached, last = _comments(lines[done:])
    return tuple(statements), (*detached, last) if last else detached


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
