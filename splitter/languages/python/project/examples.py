"""Examples in docstrings that are run as tests of their own: one in each file that has the docstring.

``--doctest-modules`` collects them of every module below the folder (pytest's "How to run doctests"), so
that a copy of a helper would bring its examples once more.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from splitter.languages.python.plugins import Effect, TestFile
from splitter.languages.python.project.reading.asks import FUNCTIONS
from splitter.model.catalogue import finding
from splitter.model.finding import Finding
from splitter.text.nodes import nodes_in

_PROMPT = ">>> "


def are_run(file: TestFile) -> bool:
    """Whether a plain run collects the examples of the file."""
    return _PROMPT in file.text and "--doctest-modules" in file.configuration.words("addopts")


def examples(file: TestFile) -> Iterator[Effect]:
    """What has examples of its own is defined once, and what they use is there; no such class is divided.

    ``__test__`` brings more of them (the standard library's ``doctest``, "Which Docstrings Are Examined?").
    """
    if not are_run(file):
        return
    bound = frozenset(name for statement in file.statements for name in statement.binds)
    in_all = _used([file.statements[0].first], bound) if file.statements else frozenset()
    imported = frozenset(name for one in file.statements if one.is_import for name in one.binds & in_all)
    for statement in file.statements:
        node, needs = statement.first, _used(statement.nodes, bound)
        if statement.binds & in_all - imported:
            yield Effect(statement.number, everywhere=True)
        if imported and statement.binds & file.test_names:  # so that each part has them
            yield Effect(statement.number, needs=imported)
        if isinstance(node, ast.ClassDef):
            if _shown([node]):
                yield Effect(statement.number, whole="its docstring's examples are run", needs=needs)
            elif _shown(node.body):
                yield Effect(statement.number, once=True, needs=needs)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)) and statement.binds == {"__test__"}:
            yield Effect(statement.number, tests=("__test__",), needs=needs)
        elif _shown([node]):
            yield Effect(statement.number, once=not statement.fixtures, needs=needs)


def _used(nodes: Sequence[ast.stmt], bound: frozenset[str]) -> frozenset[str]:
    """The file's names in the examples of these statements."""
    found: set[str] = set()
    for node in nodes:
        for one in nodes_in(node):
            if isinstance(one, ast.Constant) and isinstance(one.value, str) and _PROMPT in one.value:
                found.update(_names(one.value))
    return bound & found


def _names(text: str) -> Iterator[str]:
    """The names in the examples of a text; what is no example runs nothing."""
    import doctest  # it imports a debugger

    try:
        for example in doctest.DocTestParser().get_examples(text):
            yield from (node.id for node in nodes_in(ast.parse(example.source)) if isinstance(node, ast.Name))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return


def run_in_each_part(path: str, file: TestFile) -> Iterator[Finding]:
    """The examples of the module's docstring, which every part has in its header."""
    if are_run(file) and file.statements:
        first = file.statements[0].first
        if isinstance(first, ast.Expr) and _PROMPT in _text(first.value):
            message = "the examples of the module's docstring are run in each part"
            yield finding("S233", message, path=path, line=first.lineno)


def _shown(nodes: Sequence[ast.stmt]) -> bool:
    documented = (node for node in nodes if isinstance(node, (*FUNCTIONS, ast.ClassDef)))
    return any(_PROMPT in (ast.get_docstring(node, clean=False) or "") for node in documented)


def _text(value: ast.expr) -> str:
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""
