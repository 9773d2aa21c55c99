"""What tests change of a conftest's fixture that is set up once for several files: those after them see it.

anyio's test_tls sets ``server_context.verify_mode`` of a fixture of the session in its last test; divided by
subject, others came after that.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Set

from splitter.languages.python.plugins import TestFile
from splitter.languages.python.project.reading.asks import FUNCTIONS, Function, parameters
from splitter.languages.python.project.state.changes import FILLING, changes_in
from splitter.languages.python.project.state.lasting import Change, functions_of, is_put_back
from splitter.text.nodes import nodes_in

_NEXT = "__next__"
_OF_THE_RUN = frozenset({"pytestconfig", "request"})
"""Fixtures of pytest through which a test reaches what there is once: the configuration, the session."""
_REQUEST = re.compile(r"request\b(?!\.(?:config|session)\.)")
"""What of a request is of its test alone."""


def changes_of_fixtures(file: TestFile, shared: frozenset[str]) -> Iterator[Change]:
    """The tests of a file that leave one of these fixtures changed, if it is not the file's own."""
    shared = (shared | _OF_THE_RUN).difference(*(statement.fixtures for statement in file.statements))
    if not any(name in file.text for name in shared):
        return
    for statement in file.statements:
        if not isinstance(statement.first, (*FUNCTIONS, ast.ClassDef)) or statement.fixtures:
            continue
        for function, owner in functions_of(statement):
            for what, line in changed_in(function, shared):
                yield Change(statement.number, f"{owner}{function.name}", what, line)


def changed_in(function: Function, fixtures: Set[str]) -> Iterator[tuple[str, int]]:
    """What a test leaves changed of some fixtures that it asks for, with the lines."""
    given = dict.fromkeys(fixtures & {*parameters(function)}, False)
    if not given or is_put_back(function):
        return
    found = [*changes_in(function.body, given), *_taken_from(function, given)]
    found = [(what, line) for what, line in found if not _REQUEST.match(what)]
    count = Counter(what for what, _ in found)
    for what, line in found:  # what is set a second time is put back
        if count[what] == 1 or what.rpartition(".")[2] in {*FILLING, _NEXT}:
            yield what, line


def _taken_from(function: Function, fixtures: Mapping[str, bool]) -> Iterator[tuple[str, int]]:
    """``next(numbers)`` of a fixture that counts on."""
    for node in nodes_in(function):
        if isinstance(node, ast.Call) and node.args and getattr(node.func, "id", "") == "next":
            name = getattr(node.args[0], "id", "")
            if name in fixtures:
                yield f"{name}.{_NEXT}", node.lineno
