"""What runs around tests and adds to state of the project's own modules: fixtures, ``setUp``, also of a base.

``Base.made += 1`` in the ``setUp`` of another module: who looks at ``Base.made`` counts the tests before.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from splitter.languages.python.plugins import TestFile
from splitter.languages.python.project.reading.asks import FUNCTIONS, Function, is_for_all
from splitter.languages.python.project.reading.modules import FAR, Names, Place, dotted
from splitter.languages.python.project.reading.origins import Origin, origin
from splitter.languages.python.project.reading.statements import Statement
from splitter.languages.python.project.state.lasting import EACH_PART_HAS, is_put_back_inside
from splitter.languages.python.project.state.module_state import ModuleState, emptied, grown, state_of
from splitter.languages.python.project.state.set_up_again import asked_by_tests
from splitter.project.texts import text_of
from splitter.text.nodes import nodes_in

Key = tuple[Path, str]
"""A module's file, and the name of an object in it; dotted for an attribute of a class."""

AROUND = frozenset(
    {"setUp", "asyncSetUp", "setup_method", "setup", "setup_function", "setUpClass", "setup_class"}
    | {"tearDown", "asyncTearDown", "teardown_method", "teardown", "teardown_function"}
    | {"tearDownClass", "teardown_class"}
)
"""Functions and methods that a runner calls before or after tests."""
_MAY_GROW = re.compile(
    rf"\b(?:{'|'.join(sorted(AROUND))})\b.*?(?:\+=|\.append\(|\bnext\(|\.extend\(|\w\()", re.DOTALL
)
_CLEARING = re.compile(r"\b(?:addCleanup|addClassCleanup|addfinalizer|enterContext)\b")
_OF_THE_CLASS = frozenset({"cls", "type(self)", "self.__class__"})


@dataclass
class SetUp:
    """What the code around the tests of one class does; or what one function does around tests."""

    grows: set[Key] = field(default_factory=set)
    empties: set[Key] = field(default_factory=set)
    attributes: dict[str, Key] = field(default_factory=dict)
    """The state behind attributes of the class that make tests see it: ``self.made``."""


@dataclass(frozen=True)
class _Module:
    """A module of the project, as far as its functions are followed."""

    names: Names
    place: Place
    state: ModuleState | None = None

    def does(self, code: ast.stmt, owner: ast.ClassDef | None, found: SetUp) -> None:
        """Add what a function, or another statement, does by itself and by what it calls."""
        nodes = nodes_in(code)
        back = isinstance(code, FUNCTIONS) and is_put_back_inside(code)
        for name in emptied(nodes):
            found.empties.update(self._keys(name, owner))
        for name in () if back else grown(nodes):
            found.grows.update(self._keys(name, owner))
        for node in nodes:
            if isinstance(node, ast.Call) and (where := self._called(dotted(node.func))):
                file, state, inner = where
                found.empties.update((file, one) for one in state.emptied_by(inner))
                if not back:
                    found.grows.update((file, one) for one in state.grown_by(inner))

    def _keys(self, name: str, owner: ast.ClassDef | None) -> Iterator[Key]:
        first, _, rest = name.partition(".")
        if owner and (first in {*_OF_THE_CLASS, owner.name} or rest in _shared(owner)) and rest:
            yield self.place.file, f"{owner.name}.{rest.partition('.')[0]}"
        elif self.state and self.state.is_object(first):
            yield self.place.file, first
        elif where := self._called(name):
            file, state, inner = where
            if state.is_data(inner):
                yield file, inner.partition(".")[0]

    def _called(self, name: str) -> tuple[Path, ModuleState, str] | None:
        if not name:
            return None
        if self.state is not None and name.partition(".")[0] not in self.names.imports:
            return self.place.file, self.state, name
        found = origin(name, self.names, self.place)
        text = text_of(found.place.file) if found else None
        return (found.place.file, state_of(text), found.name) if found and text else None


def _shared(owner: ast.ClassDef) -> frozenset[str]:
    """The attributes of a class that are one object for all tests: made in its body, and nowhere else."""
    made = {
        target.id
        for node in owner.body
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and isinstance(node.value, (ast.List, ast.Call))
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    own = {
        node.attr
        for node in nodes_in(owner)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
    }
    return frozenset(made - own)


def set_up_of_bases(statement: Statement, file: TestFile, place: Place) -> SetUp | None:
    """What classes of other modules do around the tests of a class of the file; ``None`` for nothing."""
    found = SetUp()
    for there in _bases(statement.first, file.names, place):
        text = text_of(there.place.file) or ""
        if _CLEARING.search(text) or not _MAY_GROW.search(text):
            continue
        module = _Module(there.names, there.place, state_of(text))
        owner = state_of(text).class_called(there.name)
        for function in owner.body if owner else ():
            if isinstance(function, FUNCTIONS) and function.name in AROUND:
                module.does(function, owner, found)
                found.attributes.update(_numbered(function, there.place.file, owner))
    own = {key: key[1].rpartition(".")[2] for key in found.grows if "." in key[1]}
    found.attributes.update({attribute: key for key, attribute in own.items()})
    return found if found.grows else None


def _bases(node: ast.stmt, names: Names, place: Place) -> Iterator[Origin]:
    """The classes of other modules that a class builds on, by one another too."""
    waiting = [origin(dotted(base), names, place) for base in getattr(node, "bases", ())]
    for there in islice(waiting, FAR):  # which grows meanwhile
        if there is not None and there.name in there.names.classes:
            yield there
            for base in there.names.classes[there.name].bases:
                here = base in there.names.classes
                waiting.append(replace(there, name=base) if here else origin(base, there.names, there.place))


def _numbered(function: Function, file: Path, owner: ast.ClassDef | None) -> Iterator[tuple[str, Key]]:
    """``self.id = next(self._ids)``: the attribute that tells of those before."""
    for node in nodes_in(function):
        if isinstance(node, ast.Assign) and owner:
            counted = [name.partition(".")[2] for name in grown(nodes_in(node.value))]
            for target in node.targets if any(counted) else ():
                if isinstance(target, ast.Attribute):
                    yield target.attr, (file, f"{owner.name}.{counted[0]}")


def set_ups(file: TestFile, place: Place) -> Iterator[tuple[Statement, SetUp]]:
    """The statements of the file's tests, each with what the file's own code does around its tests."""
    module = _Module(file.names, place)
    fixtures: dict[str, SetUp] = {}
    for statement in file.statements:
        node = statement.first
        if isinstance(node, FUNCTIONS) and (statement.fixtures or node.name in AROUND):
            done = SetUp()
            module.does(node, None, done)
            if done.grows or done.empties:
                fixtures.update(dict.fromkeys(statement.fixtures or [node.name], done))
    asking = asked_by_tests(file, ()) if fixtures else ()
    for statement, _, asked in asking:
        names = asked | ({"setup_function", "setup", "teardown_function"} & fixtures.keys())
        yield from ((statement, fixtures[name]) for name in names & fixtures.keys())
    classes = {one.first.name: one.first for one in file.statements if isinstance(one.first, ast.ClassDef)}
    for statement in file.statements:
        for owner in _own_classes(statement.first, classes):
            done = SetUp()
            for function in owner.body:
                if isinstance(function, FUNCTIONS) and _runs_around(function):
                    module.does(function, None, done)
            if done.grows or done.empties:
                yield statement, done


def done_by_each_part(file: TestFile, place: Place, names: Set[str]) -> Iterator[tuple[Statement, str, Key]]:
    """What a file adds when it is imported or before its first test: the statement, its name, and to what.

    ``names`` are those that the file imports from the project's own modules.
    """
    module = _Module(file.names, place)
    for statement in file.statements:
        done = SetUp()
        for code in () if names.isdisjoint(statement.names) else _done_at_once(statement):
            module.does(code, None, done)
        name = getattr(statement.first, "name", "the module")
        yield from ((statement, name, key) for key in sorted(done.grows - done.empties))


def _done_at_once(statement: Statement) -> Iterator[ast.stmt]:
    """What of a statement runs once in each file that has it: ``app.add(x)``, ``@app.route("/")``."""
    for node in statement.nodes:
        hook = isinstance(node, FUNCTIONS) and node.name in EACH_PART_HAS
        if hook or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)):
            yield node
    for decorator in statement.decorators:
        called = decorator if isinstance(decorator, ast.Call) else ast.Call(decorator, [], [])
        yield ast.Expr(called)


def _own_classes(node: ast.stmt, classes: Mapping[str, ast.ClassDef]) -> Sequence[ast.ClassDef]:
    """A class and those of the file that it builds on."""
    found = [node] if isinstance(node, ast.ClassDef) else []
    for one in found:  # which grows meanwhile
        found += [classes[b] for b in map(dotted, one.bases) if b in classes and classes[b] not in found]
    return found


def _runs_around(function: Function) -> bool:
    return function.name in AROUND or any(map(is_for_all, function.decorator_list))
