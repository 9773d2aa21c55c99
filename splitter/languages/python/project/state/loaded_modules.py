"""Which of the project's own modules run when one of them is imported."""

from __future__ import annotations

import ast
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from splitter.languages.python.project.reading.environment import file_at, find_module, relative_module
from splitter.languages.python.project.reading.modules import Place
from splitter.project.once import once
from splitter.project.texts import text_of

_MOST = 40
"""So many modules are followed: a package of more is taken to load all that it has."""

_LATER = re.compile(
    r"^def __getattr__\(|\b(?:import_module|__import__|iter_modules|find_modules|lazy)\b", re.M
)
"""What says that a module loads others in a way that is not followed."""


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
