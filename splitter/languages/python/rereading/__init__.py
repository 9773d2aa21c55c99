"""The second reading of a Python file: CPython's own ``ast``, ``symtable`` and ``tokenize``.

Shares no code with the first reading, on purpose: a mistake of one is not repeated by the other.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator, Sequence

from splitter.languages.python.rereading.collection import Class, tests_of
from splitter.languages.python.rereading.names import annotated, facts, fixtures_of, requested
from splitter.languages.python.rereading.roles import aliases, is_future, role_of
from splitter.reading import Member, Reading, Statement

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def reread(data: bytes) -> Reading:
    """The statements of a file as CPython sees them."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        text = data.decode(encoding)
        tree = ast.parse(data)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return Reading((), problem=str(error))
    if _has_late_future(tree):
        return Reading((), problem="from __future__ imports must come first")
    lines = _LINE.findall(text)
    statements, closing = _statements(tree, lines)
    return Reading(tuple(statements), tuple(closing), _docstring(tree), fixtures_of(tree))


def _has_late_future(tree: ast.Module) -> bool:
    """The one rule about the order of statements that the parser leaves to the compiler (PEP 236)."""
    body = tree.body[1:] if _docstring(tree) is not None else tree.body
    futures = [is_future(node) for node in body]
    return any(futures[futures.index(False) :]) if False in futures else False


def _docstring(tree: ast.Module) -> str | None:
    return ast.get_docstring(tree, clean=False)


def _statements(tree: ast.Module, lines: Sequence[str]) -> tuple[list[Statement], list[str]]:
    found: list[Statement] = []
    known: dict[str, Class] = {}
    done = 0
    for group in _by_line(tree.body):
        first, last = _first_line(group[0]), group[-1].end_lineno or 0
        text = "".join(lines[first - 1 : last]).rstrip("\r\n")
        comments, attached = _comments(lines[done : first - 1])
        names = facts(text)
        role, everywhere = role_of(group, text, index=len(found))
        frame, members = _members(group, lines, first)
        found.append(
            Statement(
                text=text,
                line=first,
                role=role,
                comments=comments,
                attached=attached,
                binds=names.binds,
                reads=names.reads.union(annotated(group, text)),
                requests=frozenset(requested(group, text)),
                tests=tuple(tests_of(group, known)),
                imports=tuple(aliases(group)),
                frame=frame,
                members=members,
                everywhere=everywhere,
            )
        )
        done = last
    return found, list(sum(_comments(lines[done:]), ()))


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
        members.append(
            Member("".join(lines[done:last]).rstrip("\r\n"), f"{node.name}::{name}" if is_test else "")
        )
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


def _comments(gap: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The comment lines of a gap: those set off by a blank line, and those directly above."""
    stripped = [line.strip() for line in gap]
    split = len(stripped)
    while split and stripped[split - 1].startswith("#"):
        split -= 1
    detached = tuple(line for line in stripped[:split] if line.startswith("#"))
    return detached, tuple(stripped[split:])
