"""The body of a class, statement by statement: what the proof needs to know of a class that is divided."""

from __future__ import annotations

import ast
import symtable
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from splitter.languages.python.rereading.collection import is_fixture
from splitter.languages.python.rereading.names import (
    Text,
    deeper,
    looked_up,
    read_before_bound,
    requested,
    run,
)
from splitter.languages.python.trees import by_line
from splitter.model.conventions import PYTESTS_OWN
from splitter.model.statements import ClassReading, Member, Names, Use

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Body:
    """What a class is made of."""

    reading: ClassReading
    end: int
    """The last line, with the comments that end its last statement."""
    head: Use
    """What is looked up above the body, by decorators and for bases."""
    uses: tuple[Use, ...]
    """What each of the members looks up."""


def body_of(group: Sequence[ast.stmt], lines: Sequence[str], text: Text) -> Body | None:
    """The body of a statement that is one class with test methods; ``None`` for any other."""
    node = group[0]
    if not isinstance(node, ast.ClassDef) or len(group) > 1 or not any(map(_is_test, node.body)):
        return None
    top = first_line(node)
    start = first_line(node.body[0]) - 1
    while start > node.lineno and (not lines[start - 1].strip() or lines[start - 1].lstrip().startswith("#")):
        start -= 1
    names = _ClassNames(node, text)
    members: list[Member] = []
    uses: list[Use] = []
    done = start
    for statements in by_line(node.body):
        first, end = statements[0], _body_end(lines, statements[-1])
        own = "".join(lines[done:end]).rstrip("\r\n")
        test = f"{node.name}::{first.name}" if isinstance(first, _FUNCTIONS) and _is_test(first) else ""
        members.append(Member(own, test, frozenset(requested(statements, own, PYTESTS_OWN))))
        words = partial(text.words, statements, done + 1, end)
        uses.append(Use(words, partial(names.of_member, statements, done + 1, end)))
        done = end
    head = Use(partial(text.words, names.above, top, start), partial(names.of_head, top, start))
    return Body(ClassReading("".join(lines[top - 1 : start]), tuple(members)), done, head, tuple(uses))


class _ClassNames:
    """Looks up the names of a class piece by piece, so that a copy with fewer tests has fewer."""

    def __init__(self, node: ast.ClassDef, text: Text) -> None:
        self._node = node
        self._text = text
        self.above = (*node.decorator_list, *node.bases, *node.keywords)

    def of_head(self, first: int, last: int) -> Names:
        beside, _ = self._around_class(self._text.scopes(first, last, below="\n pass"))
        reads, maybe = run([self._node]).reads - self._parameters, set[str]()
        deeper(beside, reads, maybe)
        return looked_up(reads, maybe, self._text.quoted(self.above, first, last))

    def of_member(self, statements: Sequence[ast.stmt], first: int, last: int) -> Names:
        """What runs with the body sees the body's own names first; the functions in it don't."""
        parameters = f"[{', '.join(self._parameters)}]" if self._parameters else ""
        above = f"class {self._node.name}{parameters}:\n"
        _, inside = self._around_class(self._text.scopes(first, last, above))
        reads, maybe = set[str](), set[str]()
        deeper(inside, reads, maybe)
        reads.update(read_before_bound(statements, maybe))
        here = run(statements).reads - self._parameters
        quoted = self._text.quoted(statements, first, last)
        return looked_up(reads | (here - self._own), maybe | (here & self._own), quoted)

    def _around_class(
        self, tables: Sequence[symtable.SymbolTable]
    ) -> tuple[Sequence[symtable.SymbolTable], Sequence[symtable.SymbolTable]]:
        """The scopes beside the class (lambdas in its decorators), and those directly in it."""
        beside: list[symtable.SymbolTable] = []
        inside: list[symtable.SymbolTable] = []
        stack = list(tables)
        while stack:
            table = stack.pop()
            if isinstance(table, symtable.Class) and table.get_name() == self._node.name:
                inside += table.get_children()
            elif isinstance(table, symtable.Function):
                beside.append(table)
            else:  # PEP 695: type parameters have a scope around the class
                stack.extend(table.get_children())
        return beside, inside

    @cached_property
    def _own(self) -> frozenset[str]:
        """What the body binds."""
        return frozenset(run(self._node.body).binds)

    @cached_property
    def _parameters(self) -> frozenset[str]:
        """Its type parameters (PEP 695), which have a scope around it."""
        return frozenset(one.name for one in getattr(self._node, "type_params", ()))


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
    return isinstance(node, _FUNCTIONS) and node.name.startswith("test") and not is_fixture(node)


def first_line(node: ast.stmt) -> int:
    """The line of its first decorator, or its own."""
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(d.lineno for d in decorators)])
