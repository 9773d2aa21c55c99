"""Classes that are found through what they build on: ``Shape.__subclasses__()``, here or in what is called.

What asks so needs the classes of the file that it would find, and one process has each of them once. Of other
files' classes it finds those that are imported by then: where it asks when tests are made, that is what was
collected before (SQLAlchemy's test_compare has a test for every class of a kind).
"""

from __future__ import annotations

import ast
import os
import re
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from splitter.languages.python.plugins import Effect, TestFile
from splitter.languages.python.project.reading.asks import FUNCTIONS
from splitter.languages.python.project.reading.modules import Kin, Place, dotted
from splitter.languages.python.project.reading.origins import origin
from splitter.languages.python.project.reading.statements import Statement
from splitter.project.texts import bytes_for_all, files_around, saying, text_of
from splitter.text.nodes import nodes_in

_ASKING = "__subclasses__"
_OF_ANY = ""
"""A base that can't be told."""
_ASKED = re.compile(rb"(\w+)[ \t]*\.[ \t]*\Z")
_NEAR = 200
"""How many bytes before the word it is looked for: of a line without end that is all that is looked at."""
_RUNNERS = frozenset({"pytest", "unittest", "mock"}) | sys.stdlib_module_names


class AskedOf(NamedTuple):
    """A statement that asks for the subclasses of some class."""

    statement: Statement
    line: int
    base: str
    """The class as the file calls it; empty if that can't be told."""
    early: bool
    """Whether it asks when the module is imported, as for the parameters of a test."""


class AskedElsewhere(NamedTuple):
    """Another file that asks for the subclasses of a class that some of the file build on."""

    asker: str
    base: str
    line: int


def asked_subclasses(file: TestFile, place: Place) -> Iterator[AskedOf]:
    """Who asks for subclasses: all that says so itself, and what is called when the module is imported."""
    own = {s.first.name: s for s in file.statements if isinstance(s.first, FUNCTIONS)}
    direct = _ASKING in file.text
    asks = cache(partial(_asks, file=file, place=place))  # tests have the same few calls in their decorators
    for statement in file.statements:
        if statement.is_import:
            continue
        early = nodes_in(*_early(statement.first))
        if direct and statement.of(ast.Attribute):
            at_once = set(map(id, early))
            for node in statement.of(ast.Attribute):
                if node.attr == _ASKING and (base := _base(node, statement, file)) is not None:
                    yield AskedOf(statement, node.lineno, base, id(node) in at_once)
        for line, name in _called(early):
            inner = own.get(name)
            if inner is None:
                found = asks(name)
            else:
                found = any(node.attr == _ASKING for node in inner.of(ast.Attribute)) or any(
                    asks(other) for _, other in _called(inner.all)
                )
            if found:
                yield AskedOf(statement, line, _OF_ANY, early=True)


def asked_elsewhere(path: Path, file: TestFile) -> Iterator[AskedElsewhere]:
    """The classes of the file that other files of the project find through what they build on."""
    lines: dict[str, int] = {}
    for statement in file.statements:
        for node in statement.nodes:
            if isinstance(node, ast.ClassDef):
                for base in map(dotted, node.bases):
                    _, module, _ = file.names.imports.get(base.partition(".")[0], (0, "", ""))
                    if module and module.partition(".")[0] not in _RUNNERS:
                        lines.setdefault(base, node.lineno)
    if not lines:
        return
    words = {base.rpartition(".")[2].encode(): base for base in lines}
    folder = path.parent.resolve()
    for other in saying(_ASKING.encode(), files_around(folder, ".py")):
        if other != str(folder / path.name):
            for word in sorted(words.keys() & _asked_in(bytes_for_all(other))):
                base = words[word]
                yield AskedElsewhere(os.path.relpath(other, folder), base, lines[base])


def _asked_in(data: bytes) -> set[bytes]:
    """The words of a text that are asked for their subclasses."""
    asking = re.finditer(re.escape(_ASKING.encode()), data)
    found = (_ASKED.search(data, max(0, one.start() - _NEAR), one.start()) for one in asking)
    return {one[1] for one in found if one}


def found_by_base(
    file: TestFile,
    asked: Sequence[AskedOf],
    elsewhere: Sequence[AskedElsewhere],
    kin: Mapping[str, Kin],
) -> Iterator[Effect]:
    """What those who ask need of the file's classes, which are defined once then."""
    once = {name for one in elsewhere for name in _subclasses(one.base, file)}
    for one in asked:
        found = frozenset(_subclasses(one.base, file) if one.base else _without_tests(file, kin))
        once |= found
        if needs := found - one.statement.binds:
            yield Effect(one.statement.number, needs=needs)
    once &= file.bound_names if once else once
    for statement in file.statements:
        if statement.binds & once:
            yield Effect(statement.number, once=True)


def _early(node: ast.stmt) -> Iterator[ast.AST]:
    """What of a statement runs when the module is imported."""
    if isinstance(node, FUNCTIONS):
        yield from node.decorator_list
    elif isinstance(node, ast.ClassDef):
        yield from node.decorator_list
        for member in node.body:
            yield from _early(member)
    else:
        yield node


def _called(nodes: Collection[ast.AST] | Iterator[ast.AST]) -> Iterator[tuple[int, str]]:
    for node in nodes:
        if isinstance(node, ast.Call) and (name := dotted(node.func)):
            yield node.lineno, name


def _base(node: ast.Attribute, statement: Statement, file: TestFile) -> str | None:
    """The class that is asked; ``None`` for one of a test's own, which nobody outside of it builds on."""
    name = dotted(node.value)
    root = name.partition(".")[0]
    if root in file.names.classes or root in file.names.imports:
        return name
    return None if any(inner.name == root for inner in statement.of(ast.ClassDef)) else _OF_ANY


def _subclasses(base: str, file: TestFile) -> Iterator[str]:
    """The classes of the file that build on one, through each other too."""
    found: set[str] = set()
    for name, one in file.names.classes.items():  # in the order in which they are defined
        if base in one.bases or not found.isdisjoint(one.bases):
            found.add(name)
            yield name


def _without_tests(file: TestFile, kin: Mapping[str, Kin]) -> Iterator[str]:
    """The classes that build on what is known to bring no tests."""
    found: set[str] = set()
    for name, one in file.names.classes.items():
        foreign = [kin.get(base) for base in one.bases if base not in found]
        if one.bases and not one.tests and not any(b is None or b.tests or b.unittest for b in foreign):
            found.add(name)
            yield name


def _asks(name: str, file: TestFile, place: Place) -> bool:
    """Whether a function of another module of the project asks for subclasses."""
    _, module, _ = file.names.imports.get(name.partition(".")[0], (0, "", ""))
    if not module or module.partition(".")[0] in _RUNNERS:
        return False
    found = origin(name, file.names, place, saying=_ASKING)
    text = text_of(found.place.file) if found else None
    if found is None or text is None or _ASKING not in text:
        return False
    functions = (
        node for node in ast.parse(text).body if isinstance(node, FUNCTIONS) and node.name == found.name
    )
    return any(
        isinstance(node, ast.Attribute) and node.attr == _ASKING
        for one in functions
        for node in nodes_in(one)
    )
