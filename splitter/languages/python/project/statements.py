"""A test file's statements for the rules about those outside: numbered, with what each says."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from splitter.languages.python.project.asks import FUNCTIONS, fixture_names, is_fixture


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
    def all(self) -> Sequence[ast.AST]:
        """Every node in it, docstrings apart."""
        found: list[ast.AST] = []
        stack: list[ast.AST] = list(self.nodes)
        while stack:
            node = stack.pop()
            found.append(node)
            children = list(ast.iter_child_nodes(node))
            if isinstance(node, (*FUNCTIONS, ast.ClassDef)) and _opens_with_docstring(node.body):
                children.remove(node.body[0])
            stack.extend(children)
        return found

    @cached_property
    def strings(self) -> Sequence[tuple[int, str]]:
        """Its strings, each with its line."""
        return [
            (node.lineno, node.value)
            for node in self.all
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]

    @cached_property
    def binds(self) -> frozenset[str]:
        """The names that it binds in the module."""
        return frozenset(_binds(self.nodes))

    @property
    def defines(self) -> Iterator[str]:
        """The functions and classes that it defines, at any depth: a repr shows them with their module."""
        return (node.name for node in self.all if isinstance(node, (*FUNCTIONS, ast.ClassDef)))

    @property
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


def _opens_with_docstring(body: Sequence[ast.stmt]) -> bool:
    return (
        bool(body)
        and isinstance(body[0], ast.Expr)
        and isinstance(body[0].value, ast.Constant)
        and isinstance(body[0].value.value, str)
    )


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
