"""The body of a class, statement by statement: what the proof needs to know of a class that is divided."""

from __future__ import annotations

import ast
import symtable
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from splitter.languages.python.rereading.names import Scopes, Tables, deeper, requested, run
from splitter.reading import Member, Names


@dataclass(frozen=True)
class Body:
    """See :class:`splitter.reading.Statement` for the fields."""

    frame: str
    end: int
    """The last line, with the comments that end its last statement."""
    members: tuple[Member, ...]
    rest: Names
    own: frozenset[str]

    def names(self) -> Names:
        """The names of the whole class."""
        return together(self.rest, self.own, self.members)


def together(rest: Names, own: frozenset[str], members: Iterable[Member]) -> Names:
    """The names of a class that has these members, given what its copies share."""
    tests = [member for member in members if member.test]
    return Names(
        rest.binds,
        rest.reads.union(*(member.later | (member.now - own) for member in tests)),
        rest.maybe.union(*(member.maybe | (member.now & own) for member in tests)),
    )


def body_of(group: Sequence[ast.stmt], lines: Sequence[str], tables: Tables) -> Body | None:
    """The body of a statement that is one class with test methods; ``None`` for any other."""
    node = group[0]
    if not isinstance(node, ast.ClassDef) or len(group) > 1 or not any(map(_is_test, node.body)):
        return None
    top, last = first_line(node), node.end_lineno or 0
    outside, table = _scopes(tables.scopes.within(top, last), node.name)
    inside = Scopes(table.get_children())
    start = first_line(node.body[0]) - 1
    while start > node.lineno and (not lines[start - 1].strip() or lines[start - 1].lstrip().startswith("#")):
        start -= 1
    frame = "".join(lines[top - 1 : start])
    members: list[Member] = []
    shared: list[ast.stmt] = []
    reads, maybe = set[str](), set[str]()
    done = start
    for statements in by_line(node.body):
        end = _body_end(lines, statements[-1])
        text = "".join(lines[done:end]).rstrip("\r\n")
        asked = frozenset(requested(statements, text))
        if _is_test(statements[0]):
            later, unsure = set[str](tables.quoted(statements, done + 1, end)), set[str]()
            deeper(inside.within(done + 1, end), later, unsure)
            name: str = vars(statements[0])["name"]
            now = frozenset(run(statements).reads)
            members.append(
                Member(text, f"{node.name}::{name}", asked, now, frozenset(later), frozenset(unsure))
            )
        else:
            shared.extend(statements)
            reads.update(tables.quoted(statements, done + 1, end))
            deeper(inside.within(done + 1, end), reads, maybe)
            members.append(Member(text, requests=asked))
        done = end
    deeper(outside, reads, maybe)
    own = frozenset(s.get_name() for s in table.get_symbols() if s.is_assigned() or s.is_imported())
    here = _class_reads(table, shared, members)
    reads |= run([node]).reads | (here - own)
    rest = Names((node.name,), frozenset(reads), frozenset(maybe | (here & own)))
    return Body(frame, done, tuple(members), rest, own)


def _body_end(lines: Sequence[str], node: ast.stmt) -> int:
    """After a statement and the comments below it that are indented deeper: the end of its body."""
    end = node.end_lineno or 0
    for number in range(end, len(lines)):
        bare = lines[number].lstrip(" \t")
        if not bare.startswith("#"):
            if bare.strip():
                break
            continue
        if len(lines[number]) - len(bare) <= node.col_offset:
            break
        end = number + 1
    return end


def _is_test(node: ast.stmt) -> bool:
    return isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name.startswith("test")


def _class_reads(table: symtable.Class, shared: Sequence[ast.stmt], members: Sequence[Member]) -> set[str]:
    """What the statements of a class body but its test methods read when the class is made."""
    found = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_referenced()}
    if any(member.now for member in members):  # the table does not say whose decorators read a name
        return run(shared).reads
    return found


def _scopes(
    tables: Sequence[symtable.SymbolTable], name: str
) -> tuple[list[symtable.SymbolTable], symtable.Class]:
    """The scopes beside a class (lambdas in its decorators), and its own."""
    beside: list[symtable.SymbolTable] = []
    own: symtable.Class | None = None
    stack = list(tables)
    while stack:
        table = stack.pop()
        if isinstance(table, symtable.Class) and table.get_name() == name:
            own = table
        elif isinstance(table, symtable.Function):
            beside.append(table)
        else:  # PEP 695: type parameters have a scope around the class
            stack.extend(table.get_children())
    assert own is not None
    return beside, own


def by_line(body: Sequence[ast.stmt]) -> Iterator[list[ast.stmt]]:
    """Statements that share a line (``import os; import sys``) are one for the proof."""
    group: list[ast.stmt] = []
    for node in body:
        if group and node.lineno > (group[-1].end_lineno or 0):
            yield group
            group = []
        group.append(node)
    if group:
        yield group


def first_line(node: ast.stmt) -> int:
    """The line of its first decorator, or its own."""
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(d.lineno for d in decorators)])
