"""What a file asks for by its own name: strings that name it, and imports of itself in a function.

A part that keeps the name has all that is asked for so, and the tests that ask; where the name is handed on,
all that the module binds but tests. Where these or the text may be looked for (the name is for a loader of
tests, a string is a file's name) no part will do.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Collection, Iterator, Sequence, Set
from pathlib import Path
from typing import NamedTuple

from splitter.languages.python.classes.helper_members import FUNCTIONS
from splitter.languages.python.main.block import leaves_names_unbound, names_in
from splitter.languages.python.project.file_name.naming import (
    Namer,
    labels,
    namer_of,
    own_imports,
    strings_that_name,
)
from splitter.languages.python.project.reading.own_names import own_names
from splitter.languages.python.project.reading.statements import Statement
from splitter.text.nodes import nodes_in


class Asking(NamedTuple):
    """One statement that asks."""

    number: int
    line: int
    code: str
    message: str
    names: frozenset[str] | None
    """What it asks for of what the module binds; ``None`` if that can't be told."""


_ASKED = ("__main__", ".__module__.encode(", "pickle.dumps(", "dill.dumps(")


def may_ask_of_itself(path: Path, text: str) -> bool:
    """Whether a file's text has its name, but for a function that is called so, or may ask a class for it."""
    stem = re.escape(path.stem)
    if any(map(text.__contains__, (*_ASKED, *_ends(path)))):
        return True
    return re.search(rf"{stem}(?<!def {stem})(?!\w)", text) is not None


def asks_of_itself(path: Path, statements: Collection[Statement]) -> Iterator[Asking]:
    """All that asks in a file at a path, in the order of the lines of a statement."""
    namer = namer_of(path, statements)
    bound = frozenset(name for statement in statements for name in statement.binds)
    tested = frozenset(n for s in statements if _defines_tests(s.first) for n in s.binds)
    other = bound - tested - frozenset(n for s in statements if _is_test(s.first) for n in s.binds)
    made = other.difference(*(s.binds for s in statements if s.is_import or s.fixtures))
    for statement in statements:
        if tests := _needed_whole(statement, tested):
            message = "what runs the tests names those of several parts in one statement"
            yield Asking(statement.number, statement.line, "S109", message, tests)
        if imported := own_imports(statement, path):
            names = _imported(statement, imported)
            message = f"{path.stem} is imported in itself"
            yield Asking(
                statement.number, statement.line, "S140", message, None if names is None else names & bound
            )
        for line in _looks_for_its_name(statement, namer):
            message = "a string is this module's name, which is looked at"
            yield Asking(statement.number, line, "S107", message, frozenset())
        for call in _written_as_bytes(statement):
            message = "this module's name is written into bytes, which may say its length"
            yield Asking(statement.number, call.lineno, "S107", message, statement.names & other)
        for line, own in _pickles_measured(statement, made):
            message = "a pickle that may have this module's name in it is measured"
            yield Asking(statement.number, line, "S107", message, own)
        for line in _end_of_its_name(statement, path):
            message = "a string is the end of this file's name, which is looked at"
            yield Asking(statement.number, line, "S107", message, frozenset())
        named = strings_that_name(statement, namer)
        compared = frozenset(_compared(statement) if named else ())
        for line, said in named:
            words = " ".join(said.split())  # it may be of several lines
            shown = words if len(words) < 60 else words[:57] + "..."
            found = _said(namer, said, is_compared=(line, said) in compared)
            message = f"a string names this module: {shown}"
            if found is None and not namer.says_file(said) and statement.calls.keys().isdisjoint(_LOADING):
                found = other  # it is handed to others, who may ask for anything but its tests
            names = None if found is None else found & bound | _makers(found - bound, statement, statements)
            yield Asking(statement.number, line, "S107", message, names)


def _needed_whole(statement: Statement, tests: Set[str]) -> frozenset[str]:
    """The tests of which a ``__main__`` block makes a class that the rest of it uses.

    CPython's test_patma inherits from its tests there, to time them: no part of that does without them.
    """
    block = statement.first
    if not isinstance(block, ast.If) or not statement.is_main or block.orelse:
        return frozenset()
    using = [one for one in block.body if isinstance(one, ast.ClassDef) and names_in(one) & tests]
    if not using or not leaves_names_unbound(block.body, using):
        return frozenset()
    return frozenset().union(*map(names_in, using)) & tests


def _defines_tests(definition: ast.stmt) -> bool:
    """Whether a statement is a class with test methods, whatever a runner makes of it."""
    methods = definition.body if isinstance(definition, ast.ClassDef) else []
    return any(isinstance(one, FUNCTIONS) and one.name.startswith("test") for one in methods)


def _is_test(definition: ast.stmt) -> bool:
    """Whether it may be a test function; ``test_urls = [...]`` is none."""
    return isinstance(definition, FUNCTIONS) and definition.name.startswith("test")


def _said(namer: Namer, text: str, *, is_compared: bool) -> frozenset[str] | None:
    """What a string asks for; the name of the module alone may lead to anything, if it is not compared.

    So may that of its file. A compared one is right where the file is called so, but for its lines' numbers:
    ``assert "test_debug.py" in html`` of werkzeug.
    """
    if namer.says_file(text):
        return frozenset() if is_compared and not _DIGIT.search(namer.without_file(text)) else None
    names = namer.objects_in(text)
    return names if names or is_compared else None


_DIGIT = re.compile(r"\d")
_LOADING = frozenset({"loadTestsFromName", "loadTestsFromNames", "loadTestsFromModule", "discover", "main"})
"""Calls that look for the tests of a module that they are given the name of."""

_LOOKING = frozenset({"__module__", "__name__", "__file__", "stem", "purebasename", "getmodulename"})
"""What gives a module's name, or its file's without the suffix."""


def _looks_for_its_name(statement: Statement, namer: Namer) -> Iterator[int]:
    """Lines with the module's bare name where one is looked at: ``HERE.stem == "test_big"``."""
    said = {one for one in statement.strings if namer.is_name(one[1]) and not namer.says(one[1])}
    if not said:
        return
    looked = {node.lineno for node in statement.of(ast.Attribute) if node.attr in _LOOKING}
    looked |= {node.lineno for node in statement.of(ast.Name) if node.id in _LOOKING}
    looked |= {call.lineno for name in statement.calls.keys() & _LOOKING for call in statement.calls[name]}
    spans = [(one.lineno, one.end_lineno or one.lineno) for one in statement.functions]
    for line in sorted({line for line, _ in said - set(labels(statement))}):
        around = [span for span in spans if span[0] <= line <= span[1]]
        start, end = min(around, default=(0, sys.maxsize))
        if any(start <= one <= end for one in looked):
            yield line


def _ends(path: Path) -> Collection[str]:
    """``big.py`` of ``test_big.py``: what the file's name ends with, a word of it at least."""
    words = path.name.split("_")
    return frozenset("_".join(words[at:]) for at in range(1, len(words)))


def _end_of_its_name(statement: Statement, path: Path) -> Iterator[int]:
    """Lines with such an end where it is compared: ``assertIn("dbapi.py", caught.filename)``."""
    ends = _ends(path)
    said = {one for one in statement.strings if one[1] in ends}
    if said and not statement.attributes.isdisjoint(_FILE_NAMES):
        yield from sorted({line for line, _ in said.intersection(_compared(statement))})


_FILE_NAMES = frozenset({"filename", "co_filename", "__file__", "pathname", "fspath", "path"})
"""What a traceback, a warning, a frame or a test says of the file that it is about."""


def _written_as_bytes(statement: Statement) -> Iterator[ast.Call]:
    """``b"..\x8c\x10" + A.__module__.encode()``: a pickle by hand, as attrs' test of old ones has it."""
    for call in statement.calls.get("encode", ()):
        inner = call.func.value if isinstance(call.func, ast.Attribute) else None
        if isinstance(inner, ast.Attribute) and inner.attr == "__module__":
            yield call


def _pickles_measured(statement: Statement, made: Set[str]) -> Iterator[tuple[int, frozenset[str]]]:
    """Lines with ``len(pickle.dumps(x))`` in functions that name what the module made, and what that is.

    A class or function of the module is written by its name.
    """
    for function in statement.functions if "dumps" in statement.calls else ():
        nodes = nodes_in(function)
        names = {node.id for node in nodes if isinstance(node, ast.Name)}
        own = frozenset(names & made) - own_names(function)
        if own and (line := _pickle_measured_at(nodes)):
            yield line, own


def _pickle_measured_at(nodes: Sequence[ast.AST]) -> int:
    """The line of ``len(pickle.dumps(x))``, or of ``len(data)`` where that is what ``data`` holds; else 0."""
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    pickles = [call for call in calls if _path(call.func) in _PICKLING]
    given = {id(one) for call in calls if getattr(call.func, "id", "") == "len" for one in call.args}
    held = {
        target.id
        for node in nodes
        if isinstance(node, ast.Assign) and any(node.value is call for call in pickles)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    named = (node for node in nodes if isinstance(node, ast.Name) and node.id in held)
    return next((node.lineno for node in (*pickles, *named) if id(node) in given), 0)


_PICKLING = frozenset({"pickle.dumps", "cloudpickle.dumps", "cPickle.dumps", "_pickle.dumps", "dill.dumps"})


def _makers(inner: Set[str], asking: Statement, statements: Collection[Statement]) -> frozenset[str]:
    """What makes the functions and classes of these names where it runs: they say in which module that is.

    celery's tests of requests name a task that a base class of theirs defines in its ``setup_method``.
    """
    elsewhere = inner - frozenset(asking.defines)
    if not elsewhere:
        return frozenset()
    return frozenset(n for s in statements if not elsewhere.isdisjoint(s.defines) for n in s.binds)


def _compared(statement: Statement) -> Iterator[tuple[int, str]]:
    """The strings that are compared with something, and not handed to a call for that."""
    checks = (call for name, calls in statement.calls.items() if _checks(name) for call in calls)
    stack: list[ast.AST] = [*statement.of(ast.Compare), *(given for call in checks for given in call.args)]
    while stack:
        node = stack.pop()
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
        elif not isinstance(node, (ast.Call, ast.Subscript)):
            stack.extend(ast.iter_child_nodes(node))


def _checks(name: str) -> bool:
    """Whether a call by this name compares what it is given: ``assertIn``, ``assertRegex``, ``endswith``."""
    return name.startswith("assert") or name in ("endswith", "startswith")


def _imported(statement: Statement, imported: Collection[tuple[str, str]]) -> frozenset[str] | None:
    """What is asked of the module where a function imports it, by dotted names or one by one."""
    if isinstance(statement.first, (ast.Import, ast.ImportFrom)):
        return None
    found = {attribute for _, attribute in imported if attribute}
    paths = {path for path, attribute in imported if not attribute}
    if "*" in found:
        return None
    seen: set[int] = set()
    for node in statement.of(ast.Attribute):
        if _path(node.value) in paths:
            if not isinstance(node.ctx, ast.Load) or node.attr.startswith("__"):
                return None
            found.add(node.attr)
            seen.add(id(node.value))
    for compare in statement.of(ast.Compare):
        if all(isinstance(one, (ast.Is, ast.IsNot, ast.Eq, ast.NotEq)) for one in compare.ops):
            seen.update(id(one) for one in (compare.left, *compare.comparators))
    uses: list[ast.Name | ast.Attribute] = [*statement.of(ast.Name), *statement.of(ast.Attribute)]
    if any(_path(use) in paths and id(use) not in seen for use in uses):
        return None
    return frozenset(found)


def _path(node: ast.AST) -> str:
    if isinstance(node, ast.Name):
        return node.id
    outer = _path(node.value) if isinstance(node, ast.Attribute) else ""
    return f"{outer}.{node.attr}" if outer and isinstance(node, ast.Attribute) else ""
