"""What a test file does with ``__file__``: is it the folder, any file, or this one.

The folder is a part's too, and so is a file that is there. But a part has another text and another name:
who loads the file (``app.config.from_pyfile(__file__)``), runs it or reads it gets all that it binds, and it
is said; files that are called after the test file are looked for.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from splitter.languages.python.plugins import Effect, TestFile
from splitter.languages.python.project.paths import Kind, use_of
from splitter.languages.python.project.requests import is_main, names_bound
from splitter.languages.python.project.statements import Statement


@dataclass(frozen=True)
class OwnFile:
    """A statement that asks for it."""

    statement: Statement
    line: int
    kind: Kind


def uses_of_own_file(file: TestFile) -> Iterator[OwnFile]:
    """Where a file asks for itself; not in its ``__main__`` block, which means whatever file it is in."""
    if "__file__" not in file.text:
        return
    names = {"__file__"}
    for statement in file.statements:
        if is_main(statement) or names.isdisjoint(node.id for node in statement.of(ast.Name)):
            continue
        parents = {child: node for node in statement.all for child in ast.iter_child_nodes(node)}
        for node in statement.of(ast.Name):
            if node.id in names and isinstance(node.ctx, ast.Load):
                found = use_of(node, parents)
                if isinstance(found, str):  # of `HERE = abspath(__file__)` the folder is asked further down
                    names.add(found)
                elif found is not None:
                    yield OwnFile(statement, node.lineno, found)


def asked_of_own_file(file: TestFile, uses: Iterable[OwnFile]) -> Iterator[Effect]:
    """Who loads the file, or runs it, may ask it for anything."""
    objects = names_bound(file)
    for use in uses:
        yield Effect(use.statement.number, needs=objects - use.statement.binds)


def files_called_after(path: Path, uses: Iterable[OwnFile], present: Iterable[str]) -> Iterator[str]:
    """The files beside it that a path may mean which is made of its own."""
    if any(use.kind is Kind.NAME for use in uses):
        beginnings = tuple(f"{path.stem}{sign}" for sign in "._-")
        yield from (
            name
            for name in sorted(present)
            if (name == path.stem or name.startswith(beginnings)) and not name.endswith(_CODE)
        )


_CODE = (".py", ".pyc", ".DEPRECATED")
