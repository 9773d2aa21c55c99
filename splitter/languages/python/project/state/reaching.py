"""Methods by which a test's own object writes into what all share: ``q.set_global_dimension(x)`` of sympy.

The object ends with the test; what its class has written down of it is found by the next that is equal to it.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain

from splitter.languages.python.plugins import TestFile
from splitter.languages.python.project.reading.asks import FUNCTIONS, Function
from splitter.languages.python.project.reading.modules import FAR, Names, Place, dotted
from splitter.languages.python.project.reading.origins import Origin, origin
from splitter.languages.python.project.reading.own_names import globals_bound, own_names
from splitter.languages.python.project.state.changes import SETTER, changes_in
from splitter.project.texts import text_of
from splitter.text.nodes import nodes_in

_BUILT_IN = frozenset(vars(builtins))


def shared_by_objects(function: Function, file: TestFile, place: Place) -> Iterator[tuple[str, int]]:
    """The methods that a function calls so, with the lines; of what classes that it names have made."""
    calls = [
        node.value
        for node in nodes_in(function)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
    ]
    setting = [(call.func, call.lineno) for call in calls if isinstance(call.func, ast.Attribute)]
    setting = [(method, line) for method, line in setting if SETTER.fullmatch(method.attr)]
    if not setting:
        return
    top = (node for statement in file.statements for node in statement.nodes)
    made = made_in(chain(top, nodes_in(function)))
    for method, line in setting:
        target = method.value
        maker = dotted(target.func) if isinstance(target, ast.Call) else made.get(dotted(target), "")
        if maker and _is_kept_by_class(maker, method.attr, file.names, place):
            yield f"{maker}.{method.attr}", line


def made_in(nodes: Iterable[ast.AST]) -> Mapping[str, str]:
    """The names that calls are assigned to, each with what is called."""
    return {
        dotted(target): dotted(node.value.func)
        for node in nodes
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _is_kept_by_class(name: str, method: str, names: Names, place: Place, far: int = FAR) -> bool:
    """Whether a method of a class, or of one that it builds on, writes beyond its object."""
    found = Origin(name, names, place) if name in names.classes else origin(name, names, place)
    text = text_of(found.place.file) if found else None
    if found is None or text is None or not far:
        return False
    node = _definitions(text).get(found.name)
    if not isinstance(node, ast.ClassDef):
        return False
    for member in node.body:
        if isinstance(member, FUNCTIONS) and member.name == method:
            return _writes_beyond(member, found.names)
    return any(_is_kept_by_class(dotted(b), method, found.names, found.place, far - 1) for b in node.bases)


@lru_cache(maxsize=64)
def _definitions(text: str) -> Mapping[str, ast.stmt]:
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    return {node.name: node for node in body if isinstance(node, ast.ClassDef)}


def _writes_beyond(method: Function, names: Names) -> bool:
    nodes = nodes_in(method)
    if globals_bound(method):
        return True
    if any(isinstance(node, (ast.Yield, ast.YieldFrom)) for node in nodes):
        return False
    own = _BUILT_IN | own_names(method)
    if "classmethod" in map(dotted, method.decorator_list):
        own -= {"cls"}
    modules = {name for name, (_, _, inner) in names.imports.items() if not inner}
    foreign = {node.id: node.id in modules for node in nodes if isinstance(node, ast.Name)}
    found = changes_in(method.body, {n: m for n, m in foreign.items() if n not in own})
    # ``Artist.set_figure(self, figure)`` is the method of a base.
    return any(what.rpartition(".")[2] != method.name for what, _ in found)
