"""Examples in docstrings that are run as tests of their own: one in each file that has the docstring.

``--doctest-modules`` collects them of every module below the folder (pytest's "How to run doctests"), so
that a copy of a helper would bring its examples once more.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from splitter.languages.python.plugins import Effect, TestFile
from splitter.languages.python.project.asks import FUNCTIONS
from splitter.model.catalogue import finding
from splitter.model.finding import Finding

_PROMPT = ">>> "


def are_run(file: TestFile) -> bool:
    """Whether a plain run collects the examples of the file."""
    return _PROMPT in file.text and "--doctest-modules" in file.configuration.words("addopts")


def examples(file: TestFile) -> Iterator[Effect]:
    """What has examples of its own is defined once, and a class that has some is not divided."""
    for statement in file.statements if are_run(file) else ():
        node = statement.first
        if isinstance(node, ast.ClassDef):
            if _shown([node]):
                yield Effect(statement.number, whole="its docstring's examples are run")
            elif _shown(node.body):
                yield Effect(statement.number, once=True)
        elif not statement.fixtures and _shown([node]):
            yield Effect(statement.number, once=True)


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
