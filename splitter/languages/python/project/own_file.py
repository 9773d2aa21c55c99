"""What a test file does with ``__file__``: is it the folder, any file, or this one.

The folder is a part's too, and so is a file that is there. But a part has another text and another name:
who loads the file (``app.config.from_pyfile(__file__)``), runs it or reads it gets all that it binds, and it
is said; files that are called after the test file are looked for.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from splitter.languages.python.decorators import last_name
from splitter.languages.python.plugins import Effect, TestFile
from splitter.languages.python.project.requests import is_main, names_bound
from splitter.languages.python.project.statements import Statement

_SAME = frozenset(
    {"Path", "PurePath", "FilePath", "local", "abspath", "realpath", "normpath", "abs", "fspath", "str"}
    | {"resolve", "absolute", "expanduser", "as_posix", "rstrip", "strpath", "encode", "networkString"}
)
"""What gives the same path in another form."""

_TEXT = frozenset(
    {"open", "read_text", "read_bytes", "stat", "getsize", "copy", "copyfile", "copy2", "exec", "execfile"}
    | {"from_pyfile", "run_path", "load_source", "SourceFileLoader", "spec_from_file_location"}
)
_NAME = frozenset(
    {"name", "stem", "with_suffix", "with_stem", "basename", "purebasename", "splitext", "replace"}
    | {"removesuffix", "partition", "rpartition", "rsplit", "new", "format", "split"}
)


class Kind(Enum):
    """What is asked of ``__file__`` that is another thing in a part."""

    NAME = "__file__ is asked for the file's name"
    TEXT = "__file__ is opened, loaded or run"


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
                found = _use(node, parents)
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
        yield from (n for n in sorted(present) if n.startswith(beginnings) and not n.endswith(_CODE))


_CODE = (".py", ".pyc", ".DEPRECATED")


def _use(node: ast.AST, parents: Mapping[ast.AST, ast.AST]) -> Kind | str | None:
    """What becomes of an expression: a use, the name that it gets, or nothing that matters.

    A path that is handed on is a part's own there: ``sibpath(__file__, "rows.txt")`` of twisted.
    """
    while True:
        outer = parents.get(node)
        step: ast.AST
        if isinstance(outer, ast.Attribute):
            called = parents.get(outer)
            word, step = outer.attr, called if isinstance(called, ast.Call) else outer
        elif isinstance(outer, ast.Call):
            word, step = last_name(outer.func), outer
        elif isinstance(outer, ast.Assign):
            target = outer.targets[0]
            return target.id if isinstance(target, ast.Name) else None
        else:
            return _use_in(outer, node, parents)
        if word == "split" and _gives_folder(parents.get(step)):
            return None
        if word not in _SAME:
            return Kind.TEXT if word in _TEXT else Kind.NAME if word in _NAME else None
        node = step


def _use_in(outer: ast.AST | None, node: ast.AST, parents: Mapping[ast.AST, ast.AST]) -> Kind | None:
    """The same where neither an attribute is asked nor a call made."""
    if isinstance(outer, (ast.List, ast.Tuple)) and any(last_name(one) == "executable" for one in outer.elts):
        return Kind.TEXT  # [sys.executable, __file__]
    if isinstance(outer, ast.FormattedValue):
        said = parents.get(parents[outer])
        return None if isinstance(said, ast.Call) and last_name(said.func) == "print" else Kind.NAME
    if isinstance(outer, ast.BinOp):
        return Kind.NAME if outer.left is node and isinstance(outer.op, ast.Add) else None
    return Kind.NAME if isinstance(outer, ast.Subscript) else None


def _gives_folder(node: ast.AST | None) -> bool:
    """``os.path.split(__file__)[0]``, and ``folder, _ = os.path.split(__file__)``."""
    if isinstance(node, ast.Assign):
        return isinstance(node.targets[0], ast.Tuple)
    return isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant) and node.slice.value == 0
