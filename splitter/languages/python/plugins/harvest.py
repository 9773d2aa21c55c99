"""pytest-harvest: some fixtures hold the results of all tests of the module that ran before.

https://smarie.github.io/python-pytest-harvest: who asks for one needs those tests beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from splitter.languages.python.plugins import Effect, TestFile
from splitter.languages.python.project.reading.asks import FUNCTIONS, parameters

_RESULTS = frozenset(
    {"module_results_df", "module_results_dct", "get_module_results_dct", "get_module_results_df"}
)


def rule(file: TestFile) -> Iterator[Effect]:
    tests = frozenset(
        name.partition("::")[0]
        for name in file.tests()
        if file.conventions.collects_function(name.partition("::")[0])
        or file.conventions.collects_class(name.partition("::")[0])
    )
    for statement in file.statements:
        for node in statement.all:
            if isinstance(node, FUNCTIONS) and _RESULTS.intersection(parameters(node)):
                yield Effect(statement.number, needs=tests - statement.binds)
