"""The package that a test file is in, as far as the file itself imports from it by its name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from splitter.languages.python.plugins import TestFile
from splitter.languages.python.project.file_name.naming import own_name
from splitter.languages.python.project.reading.environment import file_at


def own_package(path: Path, file: TestFile) -> str:
    """The dotted name of the package that holds the file at ``path``, if the file imports from it so.

    Then a script finds modules of the package, which it does not relatively: CPython's tests, which are
    run as scripts too, begin with ``from test import support``. Empty if it does not.
    """
    package = own_name(path).rpartition(".")[0]
    if not package:
        return ""
    root, top = package.partition(".")[0], path.absolute().parents[package.count(".") + 1]
    names = (name for name in _imported(file) if name.partition(".")[0] == root)
    return package if any(file_at(top.joinpath(*name.split("."))) for name in names) else ""


def _imported(file: TestFile) -> Iterator[str]:
    """The dotted names of the modules that its imports ask for, or may: ``from test import support``."""
    nodes = (node for statement in file.statements if statement.is_import for node in statement.nodes)
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if "." in alias.name)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
            if "." in node.module:
                yield node.module
