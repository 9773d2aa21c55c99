"""Which of the project's own modules run when one of them is imported, and what that changes in others."""

from __future__ import annotations

import ast
import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from splitter.languages.python.decorators import last_name
from splitter.languages.python.project.reading.asks import FUNCTIONS
from splitter.languages.python.project.reading.environment import file_at, find_module, relative_module
from splitter.languages.python.project.reading.modules import Names, Place, dotted, kin, names_of
from splitter.languages.python.project.state.changes import changes_in, imported_names
from splitter.languages.python.project.state.module_state import ModuleState, state_of
from splitter.languages.python.trees import statements_in
from splitter.project.once import once
from splitter.project.texts import text_of

_MOST = 40
"""So many modules are followed: a package of more is taken to load all that it has."""

_LATER = re.compile(
    r"^def __getattr__\(|\b(?:import_module|__import__|iter_modules|find_modules|lazy)\b", re.M
)
"""What says that a module loads others in a way that is not followed."""

_HEARING = re.compile(
    r"\w*register\w*|route|command|task|shared_task|receiver|listens_for|subscribe\w*|connect\w*|on|on_\w+|hook"
    r"|handler|errorhandler|implements|implementation"
)
"""Decorators' last words by which another module is told of what is defined."""


@once
def loaded_with(file: Path, path: tuple[Path, ...]) -> frozenset[Path] | None:
    """The files of the own modules that run when that in ``file`` is imported, and it and its packages.

    ``path`` are the project's own folders. ``None`` if they are many, or code computes them.
    """
    found: set[Path] = set()
    waiting = [file]
    while waiting:
        one = waiting.pop()
        if one in found:
            continue
        found.add(one)
        imports = None if len(found) > _MOST else _imports(one, path)
        if imports is None:
            return None
        waiting += (*packages_of(one), *imports)
    return frozenset(found)


def packages_of(file: Path) -> Iterator[Path]:
    """The first files of the packages that a module is in."""
    folder = file.parent if file.name != "__init__.py" else file.parent.parent
    while os.path.isfile(first := folder / "__init__.py"):  # noqa: PTH113
        yield first
        folder = folder.parent


@once
def _imports(file: Path, path: tuple[Path, ...]) -> tuple[Path, ...] | None:
    """The own modules that a module imports itself; ``None`` if code computes them."""
    text = text_of(file)
    if text is None or _LATER.search(text):
        return None
    found = (one for node in _import_statements(text) for _, one in modules_in(node, Place(file, path)))
    return tuple(dict.fromkeys(found))


_LINE = re.compile(
    r"^(?:(?P<later>(?:async|def|class)\b|@)"
    r"|[ \t]*(?P<statement>(?:from|import)\b[^(\n#\\]*(?:\([^)]*\)|\\\n[^\n]*)?)"
    r"|(?P<now>[^\s#)\]}]))",
    re.MULTILINE,
)
"""A statement that imports, or what tells where a line at the margin is no definition's."""


def _import_statements(text: str) -> Iterator[ast.stmt]:
    """Those that run when a module is imported, found without a parse of all of it.

    What looks like one in a string is taken for one as well: more is loaded then than there is.
    """
    is_later = False
    for match in _LINE.finditer(text):
        if match["statement"] is None:
            is_later = match["later"] is not None
        elif not is_later or match.start() == match.start("statement"):
            is_later = is_later and match.start() != match.start("statement")
            try:
                yield from ast.parse(match["statement"]).body
            except (SyntaxError, ValueError):  # prose
                continue


def modules_in(node: ast.stmt, place: Place) -> Iterator[tuple[ast.alias, Path]]:
    """The files of the modules that an import statement loads by name, each with the import that does it."""
    if isinstance(node, ast.Import):
        found = [(alias, module_at(place, 0, alias.name)) for alias in node.names]
    elif isinstance(node, ast.ImportFrom):
        file = module_at(place, node.level, node.module or "")
        found = [(alias, file) for alias in node.names]
        if file is not None and file.name == "__init__.py":
            found += [(alias, file_at(file.parent / alias.name)) for alias in node.names]
        elif file is None and node.module:  # a namespace package (PEP 420)
            names = ((alias, f"{node.module}.{alias.name}") for alias in node.names)
            found += [(alias, module_at(place, node.level, name)) for alias, name in names]
    else:
        return
    yield from ((alias, one) for alias, one in found if one is not None)


def module_at(place: Place, level: int, module: str) -> Path | None:
    """The file of a module as a file there names it, if that is none of Python's own.

    A package inside another is not found by its own name alone, though its neighbours stand in that folder.
    """
    if level:
        return relative_module(place.file, level, module)
    if module.partition(".")[0] in sys.stdlib_module_names:  # which change nothing that a test could count on
        return None
    file = find_module(module, place.path)
    steps = module.count(".") + (2 if file is not None and file.name == "__init__.py" else 1)
    return None if file is None or file_at(file.parents[steps - 1]) else file


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
    if root not in names.imports or last_name(called) in _ONLY_WRAPPING:
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


_ONLY_WRAPPING = frozenset({"setter", "getter", "deleter", "wraps", "overload"})


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
