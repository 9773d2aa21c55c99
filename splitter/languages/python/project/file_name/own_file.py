"""What a test file does with ``__file__``: is it the folder, any file, or this one.

The folder is a part's too, and so is a file that is there. But a part has another text and another name,
which is said; who loads the file (``app.config.from_pyfile(__file__)``), runs it or reads it gets all that it
binds; files that are called after the test file are looked for.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from splitter.languages.python.decorators import last_name
from splitter.languages.python.plugins import Effect, TestFile
from splitter.languages.python.project.reading.asks import FUNCTIONS, Function
from splitter.languages.python.project.reading.paths import Kind, use_of
from splitter.languages.python.project.reading.statements import Statement
from splitter.text.nodes import nodes_below


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
    everywhere = {"__file__"}
    for statement in file.statements:
        if statement.is_main or everywhere.isdisjoint(node.id for node in statement.of(ast.Name)):
            continue
        parents = {child: node for node in statement.all for child in ast.iter_child_nodes(node)}
        inside: set[tuple[Function, str]] = set()
        for node in statement.of(ast.Name):
            around = list(_functions_around(node, parents))
            known = node.id in everywhere or any((place, node.id) in inside for place in around)
            if known and isinstance(node.ctx, ast.Load):
                found = use_of(node, parents)
                if isinstance(found, str):  # of `HERE = abspath(__file__)` the folder is asked further down
                    if around:
                        inside.add((around[0], found))
                    else:
                        everywhere.add(found)
                elif found is not None:
                    yield OwnFile(statement, node.lineno, found)


def _functions_around(node: ast.AST, parents: Mapping[ast.AST, ast.AST]) -> Iterator[Function]:
    """The functions that a node is in, the innermost first."""
    while (outer := parents.get(node)) is not None:
        if isinstance(outer, FUNCTIONS):
            yield outer
        node = outer


def asked_of_own_file(file: TestFile, uses: Iterable[OwnFile]) -> Iterator[Effect]:
    """Who loads the file, runs it or looks through its text may ask it for anything it binds.

    Not who hands it on: ``files={"file": open(__file__, "rb")}`` in requests' tests sends any file.
    """
    objects = file.bound_names
    for use in uses:
        if _looks_into(use):
            yield Effect(use.statement.number, needs=objects - use.statement.binds)


_LOOKING = frozenset(
    {"exec", "execfile", "eval", "compile", "parse", "import_module", "import_string", "__import__"}
    | {"from_pyfile", "load_source", "SourceFileLoader", "spec_from_file_location", "exec_module"}
    | {"run", "run_path", "run_module", "main", "Popen", "call", "check_call", "check_output", "system"}
    | {"create_subprocess_exec", "create_subprocess_shell", "runpytest", "runpytest_subprocess", "loadfile"}
    | {"read", "read_text", "read_bytes", "readline", "readlines", "getline", "getlines", "copy", "copyfile"}
    | {"copy2", "list", "iter", "enumerate", "tokenize", "generate_tokens"}
)
"""Calls by which a text is run, or read."""


def _looks_into(use: OwnFile) -> bool:
    """Whether that is done with the file in the function that asks; elsewhere it can't be told."""
    functions = [one for one in use.statement.functions if one.lineno <= use.line <= (one.end_lineno or 0)]
    if not functions:
        return True
    inner = nodes_below(min(functions, key=lambda one: one.lineno))
    dropped = [one.value for one in inner.of(ast.Expr)]  # `f.read()`, to have the file at its end
    if any(
        (word := last_name(call.func)) in _LOOKING and not (word.startswith("read") and call in dropped)
        for call in inner.of(ast.Call)
    ):
        return True
    walked = [*(loop.iter for loop in inner.of(ast.For)), *(one.iter for one in inner.of(ast.comprehension))]
    return any(map(_of_lines, walked))


def _of_lines(node: ast.expr) -> bool:
    """``for line in f``, and whatever else has a name and may be a file."""
    return isinstance(node, ast.Name) or last_name(node) == "open"


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
