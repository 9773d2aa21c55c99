"""What pytest's plugins make of a test file's statements: one rule a plugin, one file a rule.

A rule is told from the statements' own text: from the decorators, marks and calls by which a file uses the
plugin. Its docstring names the plugin's documentation that it follows.
"""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from itertools import accumulate
from typing import NamedTuple

from splitter.languages.python.project.reading.configuration import Configuration
from splitter.languages.python.project.reading.modules import Names
from splitter.languages.python.project.reading.statements import Statement
from splitter.languages.python.trees import FUNCTIONS
from splitter.model.conventions import Conventions

_RULES = {
    "bdd": r"pytest_bdd",
    "cases": r"parametrize_with_cases|get_all_cases",
    "ddt": r"file_data",
    "dependency": r"depend",
    "describe": r"def describe_",
    "factoryboy": r"pytest_factoryboy",
    "harvest": r"module_results",
    "order": r"mark\.(?:order|run|\w*first|\w*last|second|third|fourth|fifth|sixth|seventh|eighth)",
}
"""Each rule with what stands in the text of a file that it is about."""


class Effect(NamedTuple):
    """What somebody outside makes of one statement: see ``Outside``, which has the same for all of them."""

    number: int
    everywhere: bool = False
    needs: frozenset[str] = frozenset()
    tests: tuple[str, ...] = ()
    whole: str = ""
    once: bool = False
    unsure: bool = False
    path: int | None = None
    """The offset of a path that is looked for from where the file stands."""


@dataclass(frozen=True)
class TestFile:
    """A test file as the rules see it."""

    __test__ = False

    stem: str
    statements: Sequence[Statement]
    names: Names
    conventions: Conventions
    configuration: Configuration
    text: str

    @cached_property
    def lines(self) -> Sequence[str]:
        return io.StringIO(self.text, newline="").readlines()

    @cached_property
    def starts(self) -> Sequence[int]:
        """The offset of each line."""
        return list(accumulate(map(len, self.lines), initial=0))

    def imported_from(self, package: str) -> frozenset[str]:
        """The names that the file imports from a package."""
        return frozenset(
            name for name, (_, module, _) in self.names.imports.items() if module.partition(".")[0] == package
        )

    @cached_property
    def test_names(self) -> frozenset[str]:
        """The names of what is, or may be, a test: a function, or a class with such methods."""
        return frozenset(_test_names(self))

    @cached_property
    def bound_names(self) -> frozenset[str]:
        """All that the module binds but tests."""
        return frozenset(n for s in self.statements if not s.binds & self.test_names for n in s.binds)

    def tests(self) -> Mapping[str, Statement]:
        """The tests by their names as pytest writes them (``TestX::test_y``), and the classes by theirs."""
        return dict(_tests(self))


Rule = Callable[[TestFile], Iterable[Effect]]


def rules(text: str) -> Sequence[Rule]:
    """The rules that a file's text is about, in no order that matters."""
    return [
        import_module(f"{__name__}.{name}").rule for name, word in _RULES.items() if re.search(word, text)
    ]


def _test_names(file: TestFile) -> Iterable[str]:
    for statement in file.statements:
        for node in statement.nodes:
            inner = node.body if isinstance(node, ast.ClassDef) else [node] if not statement.fixtures else []
            functions = (one for one in inner if isinstance(one, FUNCTIONS))
            if any(file.conventions.collects_function(one.name) for one in functions):
                yield getattr(node, "name", "")


def _tests(file: TestFile) -> Iterable[tuple[str, Statement]]:
    for statement in file.statements:
        for node in statement.nodes:
            if isinstance(node, ast.ClassDef):
                yield node.name, statement
                members = (one for one in node.body if isinstance(one, FUNCTIONS))
                yield from ((f"{node.name}::{member.name}", statement) for member in members)
            elif isinstance(node, FUNCTIONS):
                yield node.name, statement
