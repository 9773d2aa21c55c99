"""A test file's statements for the rules about those outside: numbered, with what each says."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from splitter.languages.python.decorators import is_fixture, last_name
from splitter.languages.python.project.reading.asks import FUNCTIONS, fixture_names
from splitter.text.nodes import Node, Nodes, nodes_below


@dataclass(frozen=True)
class Statement:
    """One statement of the module, or several on one line."""

    number: int
    nodes: tuple[ast.stmt, ...]

    @property
    def line(self) -> int:
        return self.nodes[0].lineno

    @property
    def first(self) -> ast.stmt:
        return self.nodes[0]

    @cached_property
    def inner(self) -> Nodes:
        """Every node in it."""
        return nodes_below(*self.nodes)

    @property
    def all(self) -> Iterator[ast.AST]:
        """Every node in it, those of one class together."""
        return self.inner.all

    @property
    def functions(self) -> Sequence[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Those in it at any depth."""
        return self.inner.functions

    def of(self, kind: type[Node]) -> Sequence[Node]:
        """The nodes in it of one class."""
        return self.inner.of(kind)

    @cached_property
    def names(self) -> frozenset[str]:
        """The variables that it names."""
        return frozenset(node.id for node in self.of(ast.Name))

    @cached_property
    def attributes(self) -> frozenset[str]:
        """The names of the attributes that it asks for."""
        return frozenset(node.attr for node in self.of(ast.Attribute))

    @cached_property
    def calls(self) -> Mapping[str, Sequence[ast.Call]]:
        """The calls in it, by the last name of what is called."""
        found: defaultdict[str, list[ast.Call]] = defaultdict(list)
        for call in self.of(ast.Call):
            found[last_name(call.func)].append(call)
        return found

    @cached_property
    def strings(self) -> Sequence[tuple[int, str]]:
        """Its strings, each with its line."""
        return [(node.lineno, node.value) for node in self.of(ast.Constant) if isinstance(node.value, str)]

    @cached_property
    def binds(self) -> frozenset[str]:
        """The names that it binds in the module."""
        return frozenset(_binds(self.nodes))

    @property
    def defines(self) -> Iterator[str]:
        """The functions and classes that it defines, at any depth: a repr shows them with their module."""
        return (node.name for node in (*self.functions, *self.of(ast.ClassDef)))

    @cached_property
    def fixtures(self) -> frozenset[str]:
        """The names under which it is asked for as a fixture."""
        node = self.first
        return (
            frozenset(fixture_names(node))
            if isinstance(node, FUNCTIONS) and is_fixture(node)
            else frozenset()
        )

    @property
    def is_import(self) -> bool:
        return all(isinstance(node, (ast.Import, ast.ImportFrom)) for node in self.nodes)

    @property
    def is_main(self) -> bool:
        """Whether it is an ``if __name__ == "__main__":``."""
        return isinstance(self.first, ast.If) and "__main__" in ast.unparse(self.first.test)

    @property
    def decorators(self) -> Sequence[ast.expr]:
        return getattr(self.first, "decorator_list", ())


def statements_of(tree: ast.Module) -> tuple[Statement, ...]:
    """The statements of a module; those on one line are one."""
    groups: list[list[ast.stmt]] = []
    for node in tree.body:
        if groups and node.lineno <= (groups[-1][-1].end_lineno or 0):
            groups[-1].append(node)
        else:
            groups.append([node])
    return tuple(Statement(number, tuple(group)) for number, group in enumerate(groups))


_SCOPES = (*FUNCTIONS, ast.ClassDef, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def _binds(body: Sequence[ast.stmt]) -> Iterator[str]:
    stack: list[ast.AST] = list(body)
    while stack:
        node = stack.pop()
        if isinstance(node, (*FUNCTIONS, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.alias):
            yield node.asname or node.name.partition(".")[0]
        if not isinstance(node, _SCOPES):
            stack.extend(ast.iter_child_nodes(node))
