"""Imports of names that nothing uses, where they are meant: a comment says so."""

from __future__ import annotations

import ast
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from splitter.languages.python.decorators import BY_NAME
from splitter.languages.python.facts import bound_name
from splitter.languages.python.folding import folded
from splitter.languages.python.names import DYNAMIC_CALLS
from splitter.languages.python.trees import tree_of
from splitter.model.module import Module, Unit
from splitter.text.nodes import nodes_in
from splitter.text.unused_marks import marked

_ASKING = DYNAMIC_CALLS | BY_NAME
_ASKS = re.compile(rf"\b(?:{'|'.join(sorted(_ASKING))})\b")
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def said_unused(text: str, names: Collection[str]) -> str:
    """A statement with a comment on each line that imports one of some names, if it has no other use."""
    tree = ast.parse(text)
    unused = {*names} - {folded(node.id) for node in nodes_in(tree) if isinstance(node, ast.Name)}
    aliases = (alias for one in _imports(tree) for alias in one.names)
    return marked(text, {alias.lineno for alias in aliases if folded(bound_name(alias)) in unused})


def asks(text: str) -> bool:
    """Whether a statement evaluates strings, or asks for fixtures by name, and so for what no code has."""
    return any(map(text.__contains__, _ASKING)) and _ASKS.search(text) is not None


class Uses:
    """Where the code of a module uses the names that it imports, as far as that is asked for."""

    def __init__(self, module: Module) -> None:
        self._module = module
        self._known: dict[int, Mapping[str, Sequence[int]]] = {}

    def of(self, unit: Unit) -> Mapping[str, Sequence[int]]:
        """For each such name the lines on which a unit's code, or a quoted annotation, uses it: offsets."""
        if unit.index not in self._known:
            self._known[unit.index] = self._found(unit)
        return self._known[unit.index]

    def _found(self, unit: Unit) -> Mapping[str, Sequence[int]]:
        found: defaultdict[str, set[int]] = defaultdict(set)
        hints: list[ast.AST] = []
        first, last = bisect_left(self._tops, unit.body), bisect_left(self._tops, unit.end)
        for node in nodes_in(*self._body[first:last]):
            if isinstance(node, ast.Name):
                if (name := folded(node.id)) in self._names:
                    found[name].add(node.lineno)
            elif hint := getattr(node, "annotation", None) or getattr(node, "returns", None):
                hints.append(hint)
        for node in nodes_in(*hints):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                for name in self._names.intersection(re.findall(r"\w+", node.value)):
                    found[name].add(node.lineno)
        return {name: [self._starts[line - 1] for line in sorted(lines)] for name, lines in found.items()}

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(name for unit in self._module.units if unit.imports for name in unit.names)

    @cached_property
    def _body(self) -> Sequence[ast.stmt]:
        return tree_of(self._module.source.text).body

    @cached_property
    def _starts(self) -> Sequence[int]:
        """The offset of each line."""
        return [0, *(ending.end() for ending in re.finditer(r"\r\n|\r|\n", self._module.source.text))]

    @cached_property
    def _tops(self) -> Sequence[int]:
        """Those of the lines on which the statements begin."""
        return [self._starts[node.lineno - 1] for node in self._body]


def _imports(node: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        yield node
    elif not isinstance(node, _SCOPES):
        for inner in ast.iter_child_nodes(node):
            yield from _imports(inner)
