"""Objects that a module makes when it is imported: those that every use changes, and what they hold.

``add = maker()`` counts its calls in a cell, ``next_id = itertools.count().__next__`` counts on,
``TABLE = {"x": ROWS}`` has the rows that another name has: what changes one changes the other.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from splitter.languages.python.collection import bases_of, dotted
from splitter.languages.python.facts import Fact
from splitter.languages.python.names import MUTATORS, names_of
from splitter.languages.python.names.nesting import ONE_OBJECT
from splitter.languages.python.trees import FUNCTIONS, Function, statements_in

_GENERATORS = frozenset(
    {"RandomState", "default_rng", "Random", "Generator", "SystemRandom", "count", "cycle"}
    | {"open", "StringIO", "BytesIO", "ExitStack", "AsyncExitStack"}
    | {"TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile", "Queue", "SimpleQueue"}
    | {"Mock", "MagicMock", "AsyncMock", "NonCallableMock", "create_autospec"}
)
"""What makes an object that every use changes."""
_ITERATORS = frozenset({"iter", "zip", "map", "filter", "enumerate", "reversed"})
"""The same of builtins: a method of that name may be anything (``table.map(str)``)."""
_KEEPING = frozenset({"partial", "defaultdict", "memoryview", "MappingProxyType", "ChainMap", "proxy"})
"""What holds what it is given, and calls or changes that when it is used."""
_FACTORIES = frozenset({"default_factory", "factory"})
"""Parameters of ``dataclasses``, attrs and pydantic for what makes a field's value."""
_UNSEEN = frozenset({"__init__", "__new__", "__post_init__", "__del__", "__hash__", "__repr__", "__str__"})
"""Methods with such names that no use of an object calls, or that only keep what they have found out."""


Changing = Collection[tuple[str, str]]
"""The functions of a file that change what they are given, each after its class if it has one.

Of methods those that change their object.
"""


def _values(fact: Fact) -> Iterator[tuple[tuple[str, ...], ast.expr]]:
    """The values that a statement gives to names."""
    if isinstance(fact.node, (*FUNCTIONS, ast.ClassDef)):
        return
    for small in fact.code:
        if isinstance(small, (ast.Assign, ast.AnnAssign)) and small.value is not None:
            yield fact.names.binds, small.value


def moving(facts: Sequence[Fact], changing: Changing) -> frozenset[str]:
    """The names of objects that every use changes."""
    asked = _called_at_once(facts)
    makers = {fact.words for fact in facts if fact.words in asked and _has_cells(fact.node)}
    makers |= _used_by_signs(facts, changing)
    found: set[str] = set()
    for fact in facts:
        if isinstance(fact.node, FUNCTIONS):
            heads = {dotted(one).partition(".")[0] for one in fact.node.decorator_list}
            if not heads.isdisjoint(makers):
                found.update(fact.names.binds)
            continue
        for names, value in _values(fact):
            if _moves(value, makers, changing):
                found.update(names)
    return frozenset(found)


def _called_at_once(facts: Sequence[Fact]) -> frozenset[str]:
    """What is called, or decorates, when the module is imported."""
    return frozenset().union(*(fact.names.runs for fact in facts))


def held(facts: Sequence[Fact], objects: Collection[str]) -> Mapping[str, frozenset[str]]:
    """For names of objects the names of others that these have in them."""
    classes = {fact.words: fact.node for fact in facts if isinstance(fact.node, ast.ClassDef)}
    sharing = {name for name, node in classes.items() if _has_shared_attributes(node)}
    bound = {name for fact in facts for names, _ in _values(fact) for name in names}
    holders = (bound & set(objects)) | sharing
    found: dict[str, frozenset[str]] = {}
    for fact in facts:
        for names, value in _values(fact):
            inner = holders.intersection(_roots(value, classes))
            for name in names if inner else ():
                found[name] = found.get(name, frozenset()) | inner - {name}
        if made := frozenset(made_for_fields(fact.node)) & holders:
            found[fact.words] = made
        if not sharing.isdisjoint(bases_of(fact.node)):
            found[fact.words] = found.get(fact.words, frozenset()) | sharing.intersection(bases_of(fact.node))
    return found


def made_for_fields(node: ast.stmt) -> Iterator[str]:
    """The names of what each object of a class is given: ``field(default_factory=lambda: ROWS)``."""
    for member in node.body if isinstance(node, ast.ClassDef) else ():
        value = member.value if isinstance(member, (ast.Assign, ast.AnnAssign)) else None
        for keyword in value.keywords if isinstance(value, ast.Call) else ():
            if keyword.arg in _FACTORIES and isinstance(keyword.value, ast.Lambda):
                yield from _roots(keyword.value.body, ())


def with_held(names: Iterable[str], held: Mapping[str, Collection[str]]) -> set[str]:
    """Names of objects with those of all that these have in them."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += held.get(name, ())
    return found


def _moves(value: ast.expr, makers: Collection[str], changing: Changing) -> bool:
    """Whether every use changes a value: an iterator, what keeps one, what a maker of the file gives."""
    if isinstance(value, ast.GeneratorExp):
        return True
    if isinstance(value, (ast.Tuple, ast.List, ast.Set)):
        return any(_moves(one, makers, changing) for one in value.elts)
    if isinstance(value, ast.Attribute):  # a method: ``count().__next__``, ``rows.append``
        made = value.value
        if isinstance(made, ast.Call):
            return (dotted(made.func), value.attr) in changing or _moves(made, makers, changing)
        return isinstance(made, ast.Name) and value.attr in MUTATORS
    if not isinstance(value, ast.Call):
        return False
    callee = dotted(value.func)
    last = callee.rpartition(".")[2]
    if callee in makers or callee in _ITERATORS or last in _GENERATORS:
        return True
    if last == "partial" and len(value.args) > 1 and ("", dotted(value.args[0])) in changing:
        return True
    return last in _KEEPING and any(_moves(one, makers, changing) for one in value.args)


def _roots(value: ast.expr, classes: Collection[str]) -> Iterator[str]:
    """The names of the objects that a value is, or has in it."""
    if isinstance(value, ast.Name):
        yield value.id
    elif isinstance(value, (ast.Attribute, ast.Subscript)):
        yield from _roots(value.value, classes)
    elif isinstance(value, (ast.Tuple, ast.List, ast.Set)):
        yield from (name for one in value.elts for name in _roots(one, classes))
    elif isinstance(value, ast.Dict):
        yield from (name for one in value.values for name in _roots(one, classes))
    elif isinstance(value, ast.Call):
        callee = dotted(value.func)
        if callee in classes:
            yield callee
        if callee.rpartition(".")[2] in _KEEPING or callee in classes:
            given: Iterable[ast.expr] = (*value.args, *(keyword.value for keyword in value.keywords))
            yield from (name for one in given for name in _roots(one, classes))


def _has_cells(node: ast.stmt) -> bool:
    """Whether what a function gives back changes at each call: a generator, a function with cells."""
    if not isinstance(node, FUNCTIONS):
        return False
    inner = list(_inside(node))
    if any(isinstance(one, (ast.Yield, ast.YieldFrom)) for one in inner):
        return not node.decorator_list
    functions = [one for one in inner if isinstance(one, (*FUNCTIONS, ast.Lambda))]
    if not functions:
        return False
    own = {one.id for one in inner if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}
    own |= {one.name for one in functions if isinstance(one, FUNCTIONS)}
    for one in functions:
        if any(isinstance(part, ast.Nonlocal) for part in ast.walk(one)):
            return True
        statement = ast.Expr(one) if isinstance(one, ast.Lambda) else one
        if not own.isdisjoint(names_of([statement]).mutates):
            return True
    return False


def _inside(function: Function) -> Iterator[ast.AST]:
    """The nodes of a function's own body, the functions in it included but not what these have in them."""
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, (*FUNCTIONS, ast.Lambda, ast.ClassDef)):
            waiting.extend(ast.iter_child_nodes(node))


def _used_by_signs(facts: Sequence[Fact], changing: Changing) -> frozenset[str]:
    """Classes whose objects change by a use that names no method: a call, ``with``, ``x[1]``, a property."""
    found: set[str] = set()
    for fact in facts:
        if not isinstance(fact.node, ast.ClassDef):
            continue
        inherits = any(base in found for base in bases_of(fact.node))
        methods = (one for one in statements_in(fact.node.body) if isinstance(one, FUNCTIONS))
        if inherits or any((fact.words, m.name) in changing and _is_sign(m) for m in methods):
            found.add(fact.words)
    return frozenset(found)


def _is_sign(method: Function) -> bool:
    if method.name.startswith("__") and method.name.endswith("__"):
        return method.name not in _UNSEEN
    if "property" not in map(dotted, method.decorator_list):
        return False
    return any(isinstance(one, ast.AugAssign) for one in ast.walk(method))  # else it keeps what it computes


def _has_shared_attributes(node: ast.ClassDef) -> bool:
    """Whether a class has an attribute that is one object for it, its subclasses and their objects."""
    values = (one.value for one in node.body if isinstance(one, (ast.Assign, ast.AnnAssign)))
    return any(isinstance(value, ONE_OBJECT) for value in values)
