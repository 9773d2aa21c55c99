"""Imports that a test needs and does not name: what they load, or what loading them changes, is what it uses.

``proj.b.X`` stands on any import of ``proj.b`` in the file, whatever name that binds; and a test of what
``proj.plugins`` holds stands on the import of a module that puts something there.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from splitter.languages.python.plugins import Effect
from splitter.languages.python.project.reading.asks import FUNCTIONS
from splitter.languages.python.project.reading.environment import file_at
from splitter.languages.python.project.reading.modules import Place, dotted
from splitter.languages.python.project.reading.plugins import Conftests
from splitter.languages.python.project.reading.statements import Statement
from splitter.languages.python.project.state.import_effects import changed_by
from splitter.languages.python.project.state.loaded_modules import (
    loaded_with,
    module_at,
    modules_in,
    packages_of,
)
from splitter.languages.python.project.state.own_modules import OwnModules
from splitter.languages.python.trees import statements_in

_Loading = Mapping[Path, Sequence[str]]
"""The modules that a file's imports load by name, each with the names that they bind, in the file's order."""


def needed_imports(modules: OwnModules, place: Place, chain: Conftests) -> Iterator[Effect]:
    """What the statements of a file need of its imports beside the names that they use.

    ``place`` is the file with all folders from which it imports, those of installed packages included.
    """
    statements = modules.file.statements
    yield from _submodules(statements, modules, place)
    yield from _changing(statements, modules, chain)


def _loading(statements: Sequence[Statement], place: Place) -> _Loading:
    """Names that the file uses come first: what is imported and not used may be in no part."""
    found: dict[Path, list[str]] = {}
    blocks = (one for one in statements if not isinstance(one.first, (*FUNCTIONS, ast.ClassDef)))
    for node in (node for one in blocks for node in statements_in(one.nodes)):
        for alias, file in modules_in(node, place):
            found.setdefault(file, []).append(alias.asname or alias.name.partition(".")[0])
    used = frozenset[str]().union(*(one.names for one in statements if not one.is_import)) if found else ()
    return {file: sorted(names, key=lambda name: name not in used) for file, names in found.items()}


def _submodules(statements: Sequence[Statement], modules: OwnModules, place: Place) -> Iterator[Effect]:
    """``proj.b.X``, where another import than that of ``proj`` loads ``proj.b``."""
    packages = _packages(modules, place)
    loading = _loading(modules.file.statements, place) if packages else {}
    for statement in statements:
        for root, file in _through_packages(statement, packages):
            names = loading.get(file, ())
            if names and root not in names and not _is_loaded(file, [root], loading, place):
                yield _needed(statement, names[0], modules)


def _needed(statement: Statement, name: str, modules: OwnModules) -> Effect:
    """That a statement needs an import by one of its names; of one that nothing uses each part has all."""
    others = modules.file.statements
    if any(name in one.names for one in others if not one.is_import):
        return Effect(statement.number, needs=frozenset({name}))
    return Effect(next(one.number for one in others if name in one.binds), everywhere=True)


def _packages(modules: OwnModules, place: Place) -> Mapping[str, Path]:
    """The names that the file's imports give to packages, each with its first file."""
    found = (
        (name, _module(level, module, there, place))
        for name, (level, module, there) in modules.file.names.imports.items()
    )
    return {name: file for name, file in found if file is not None and file.name == "__init__.py"}


def _through_packages(statement: Statement, packages: Mapping[str, Path]) -> Iterator[tuple[str, Path]]:
    """The modules that a statement reaches through the names of packages."""
    if statement.is_import or statement.names.isdisjoint(packages):
        return
    for node in statement.of(ast.Attribute):
        root, *steps = dotted(node).split(".")
        if root in packages:
            yield root, _last(packages[root], steps)


def _module(level: int, module: str, name: str, place: Place) -> Path | None:
    """The file of the module that an import binds a name to, if it is one."""
    file = module_at(place, level, module)
    if not name or file is None:
        return file
    return file_at(file.parent / name) if file.name == "__init__.py" else None


def _last(package: Path, steps: Sequence[str]) -> Path:
    """The module that a package's attribute is in, by their names."""
    for step in steps:
        inner = file_at(package.parent / step) if package.name == "__init__.py" else None
        if inner is None:
            break
        package = inner
    return package


def _is_loaded(file: Path, names: Iterable[str], loading: _Loading, place: Place) -> bool:
    """Whether the imports of these names load a module, as far as that can be told: else it is taken so."""
    wanted = frozenset(names)
    starts = [one for one, binding in loading.items() if not wanted.isdisjoint(binding)]
    found = [loaded_with(one, place.path) for one in starts]
    return any(some is None or file in some for some in found)


def _changing(statements: Sequence[Statement], modules: OwnModules, chain: Conftests) -> Iterator[Effect]:
    """What reaches a module in which another one changes something when it is imported."""
    path, loading = modules.place.path, _loading(statements, modules.place)
    always = [*packages_of(modules.place.file), *(conftest for conftest, _ in chain)]
    there = [loaded_with(file, path) for file in always] if len(loading) > 1 else [None]
    packages = _packages(modules, modules.place)
    for file, names in loading.items():
        # What its packages load has whoever imports anything of them.
        around = (loaded_with(package, path) for package in packages_of(file))
        if any(some is None or file in some for some in (*there, *around)):
            continue
        changed = changed_by(file, path)
        for statement in statements if changed else ():
            if statement.is_import or not statement.names.isdisjoint(names):
                continue
            reached = {one for one, binding in loading.items() if not statement.names.isdisjoint(binding)}
            reached.update(one for _, one in _through_packages(statement, packages))
            found = [loaded_with(one, path) for one in reached]
            if any(some is None or file in some for some in found):
                continue
            if any(some & changed for some in found if some):
                yield _needed(statement, names[0], modules)
