"""The project's own modules, as the names in a test file reach them."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from splitter.languages.python.plugins import TestFile
from splitter.languages.python.project.reading.environment import find_module, relative_module
from splitter.languages.python.project.reading.modules import Place, dotted
from splitter.languages.python.project.reading.origins import Origin, origin
from splitter.languages.python.project.state.module_state import ModuleState, state_of
from splitter.languages.python.project.state.numbering import counting_lines
from splitter.languages.python.project.state.set_up_state import Key
from splitter.project.texts import text_of


@dataclass(frozen=True)
class OwnModules:
    """The modules that a file imports from, as far as they are the project's own."""

    file: TestFile
    place: Place
    """The folders in it are those of the project's own modules."""
    known: dict[str, Origin | None] = field(default_factory=dict)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names that the file imports from those, of its own package or not."""
        path, imports = self.place.path, self.file.names.imports
        return frozenset(
            name
            for name, (level, module, _) in imports.items()
            if (relative_module(self.place.file, level, module) if level else find_module(module, path))
        )

    @cached_property
    def given(self) -> Mapping[str, ast.expr]:
        """The calls whose results the file's fixtures give to tests."""
        found: dict[str, ast.expr] = {}
        for statement in self.file.statements:
            results = results_of(statement.all) if statement.fixtures else {}
            for node in statement.of(ast.Return) if statement.fixtures else ():
                given = results.get(node.value.id) if isinstance(node.value, ast.Name) else node.value
                if given is not None:
                    found.update(dict.fromkeys(statement.fixtures, given))
        return found

    def may_have(self, node: ast.expr) -> bool:
        """Whether an expression names something that the file imports."""
        name = dotted(node) if isinstance(node, (ast.Name, ast.Attribute)) else ""
        return name.partition(".")[0] in self.file.names.imports

    def of(self, node: ast.expr) -> tuple[Path, ModuleState, str] | None:
        """The module that defines what an expression names, with the name there."""
        found = self.origin(node)
        text = text_of(found.place.file) if found else None
        return (found.place.file, state_of(text), found.name) if found and text else None

    def counting(self, node: ast.expr) -> tuple[Path, ModuleState, str] | None:
        """The same where something in the module counts."""
        found = self.origin(node)
        text = text_of(found.place.file) if found else None
        return self.of(node) if text and counting_lines(text) else None

    def object(self, node: ast.expr) -> Iterator[Key]:
        """The object that it names, or asks an attribute of."""
        found = self.origin(node)
        if found is None or found.name in found.names.classes or found.name in found.names.plain:
            return
        where = self.of(node)
        if where is not None and where[1].is_data(where[2]):
            yield where[0], where[2].partition(".")[0]

    def origin(self, node: ast.expr) -> Origin | None:
        """Where that is."""
        if not self.may_have(node):
            return None
        name = dotted(node)
        if name not in self.known:
            self.known[name] = origin(name, self.file.names, self.place)
        return self.known[name]


def results_of(nodes: Iterable[ast.AST]) -> Mapping[str, ast.expr]:
    """The names that are given what is called."""
    return {
        target.id: node.value
        for node in nodes
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
