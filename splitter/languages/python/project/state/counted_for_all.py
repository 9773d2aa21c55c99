"""What the file's hooks and fixtures count up for every test: ``calls.append(1)`` of one with ``autouse``.

Each part would count anew, and a test that compares the number with a literal sees how many ran before.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from splitter.languages.python.plugins import Effect, TestFile
from splitter.languages.python.project.reading.asks import FUNCTIONS, Function, is_for_all
from splitter.languages.python.project.reading.own_names import own_names
from splitter.languages.python.project.reading.statements import Statement
from splitter.languages.python.project.state.lasting import functions_of, is_put_back_inside
from splitter.languages.python.project.state.module_state import emptied, grown
from splitter.languages.python.project.state.own_state import compared_with_literals
from splitter.text.nodes import nodes_in

_HOOKS = frozenset({"setup_function", "teardown_function"})


def counted_for_all(file: TestFile) -> Iterator[Effect]:
    """What keeps the tests of a file together of which one looks at such a count."""
    around = [
        statement.first
        for statement in file.statements
        if isinstance(statement.first, FUNCTIONS) and _is_around_all(statement.first)
    ]
    lasting = [one for one in around if not is_put_back_inside(one)]
    counted = {name for one in lasting for name in {*grown(nodes_in(one))} - own_names(one)}
    counted -= {name for one in around for name in emptied(nodes_in(one))}
    counted &= {name for statement in file.statements if not statement.is_import for name in statement.binds}
    tests = [statement for statement in file.statements if _has_tests(statement, file)] if counted else []
    for name in sorted(counted):
        if any(name in _compared(statement) for statement in tests):
            why = f"its tests share {name}, which is counted up for each of them"
            for statement in tests:
                if isinstance(statement.first, ast.ClassDef):
                    yield Effect(statement.number, whole=why)
                if statement is not tests[0]:
                    yield Effect(statement.number, needs=tests[0].binds)


def _is_around_all(function: Function) -> bool:
    return function.name in _HOOKS or any(map(is_for_all, function.decorator_list))


def _has_tests(statement: Statement, file: TestFile) -> bool:
    functions = (function for function, _ in functions_of(statement))
    return not statement.fixtures and any(file.conventions.collects_function(f.name) for f in functions)


def _compared(statement: Statement) -> frozenset[str]:
    return frozenset(
        getattr(node, "id", "") for top in statement.nodes for node in compared_with_literals(nodes_in(top))
    )
