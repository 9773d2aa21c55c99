"""What a module of the project changes in others when it is imported, or tells them of what it defines."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from splitter.languages.python.decorators import ONLY_WRAPPING, last_name
from splitter.languages.python.project.reading.asks import FUNCTIONS
from splitter.languages.python.project.reading.environment import file_at
from splitter.languages.python.project.reading.modules import Names, Place, dotted, kin, names_of
from splitter.languages.python.project.state.changes import changes_in, imported_names
from splitter.languages.python.project.state.loaded_modules import loaded_with, module_at, packages_of
from splitter.languages.python.project.state.module_state import ModuleState, state_of
from splitter.languages.python.trees import statements_in
from splitter.project.once import once
from splitter.project.texts import text_of

_HEARING = re.compile(
    r"\w*register\w*|route|command|task|shared_task|receiver|listens_for|subscribe\w*|connect\w*|on|on_\w+|hook"
    r"|handler|errorhandler|implements|implementation"
)
"""Decorators' last words by which another module is told of what is defined."""


@once
def changed_by(file: Path, path: tuple[Path, ...]) -> frozenset[Path]:
    """The other own modules that hear of it when the module in ``file`` is imported, or are changed."""
    text = text_of(file)
    body = None if text is None or _OF_DJANGO.search(text) else _body(text)
    if body is None:
        return frozenset()
    place, names = Place(file, path), names_of([body])
    found = {_origin(root, names, place) for root in _changed(body, names, place)}
    for root in _registering_bases(body, names, place):
        base = _origin(root, names, place)  # where what hears of subclasses is may be further up
        if base is not None:
            found |= (loaded_with(base, path) or {base}).difference(packages_of(base))
    return frozenset(one for one in found if one is not None) - {file}


_OF_DJANGO = re.compile(r"^[ \t]*(?:from|import) django\b", re.MULTILINE)
"""Models, receivers and the like of its applications are loaded by Django, whatever a test imports."""


def _changed(body: Sequence[ast.stmt], names: Names, place: Place) -> Iterator[str]:
    """The names by which it reaches what it changes, calls for nothing else, or tells of its definitions."""
    imports = [node for node in body if isinstance(node, (ast.Import, ast.ImportFrom))]
    run = [node for node in body if not isinstance(node, (*FUNCTIONS, ast.ClassDef))]
    yield from (what.partition(".")[0] for what, _ in changes_in(run, imported_names(imports)))
    for node in body:
        value = node.value if isinstance(node, (ast.Expr, ast.Assign, ast.AnnAssign)) else None
        if isinstance(value, ast.Call):
            yield from _told(value, names, place, for_nothing=isinstance(node, ast.Expr))
        inner = (node, *node.body) if isinstance(node, ast.ClassDef) else (node,)
        for one in (one for each in inner for one in getattr(each, "decorator_list", ())):
            called = one.func if isinstance(one, ast.Call) else one
            if _hears(called, names, place):
                yield dotted(called).partition(".")[0]


def _told(call: ast.Call, names: Names, place: Place, *, for_nothing: bool) -> Iterator[str]:
    """What a call at the top of a module tells something: all of them whose result goes nowhere.

    Or it makes an object that its class keeps, or a table that is in the metadata of another module.
    """
    root, _, method = dotted(call.func).partition(".")
    if for_nothing:
        yield root
    elif last_name(call.func) == "Table" and len(call.args) > 1:
        yield dotted(call.args[1]).partition(".")[0]
    elif (found := _defined(root, names, place)) and not method and found[0].changed_by_making(found[1]):
        yield root


def _hears(called: ast.expr, names: Names, place: Place) -> bool:
    """Whether what a decorator is told of is kept elsewhere, by its word or by what the own module does."""
    root, _, method = dotted(called).partition(".")
    if root not in names.imports or last_name(called) in ONLY_WRAPPING:
        return False
    if _HEARING.fullmatch(last_name(called)):
        return True
    found = _defined(root, names, place)
    return found is not None and (bool(method) or bool(found[0].changed_by(found[1])))


def _defined(root: str, names: Names, place: Place) -> tuple[ModuleState, str] | None:
    """The own module that defines what a name stands for, with the name there; none for a module."""
    level, module, name = names.imports.get(root, (0, "", ""))
    file = module_at(place, level, module) if name else None
    text = text_of(file) if file is not None and _origin(root, names, place) == file else None
    return None if text is None else (state_of(text), name)


def _registering_bases(body: Sequence[ast.stmt], names: Names, place: Place) -> Iterator[str]:
    """The bases from other modules that hear of each class, or of which that can't be told."""
    for node in body:
        for base in map(dotted, node.bases) if isinstance(node, ast.ClassDef) else ():
            root = base.partition(".")[0]
            if root in names.imports and _origin(root, names, place) is not None:
                brought = kin(base, names, place)
                if brought is None or brought.registers:
                    yield root


def _origin(root: str, names: Names, place: Place) -> Path | None:
    """The file of the own module that a name comes from."""
    if root not in names.imports:
        return None
    level, module, name = names.imports[root]
    file = module_at(place, level, module)
    if file is not None and file.name == "__init__.py" and name:
        return file_at(file.parent / name) or file
    return file


def _body(text: str) -> Sequence[ast.stmt] | None:
    """The statements that run when a module is imported."""
    try:
        return list(statements_in(ast.parse(text).body))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
