"""Which names one module-level statement binds, reads and changes, by Python's scoping rules.

One walk over CPython's syntax tree with an explicit stack. The rules are those of the language reference's
"Naming and binding": a function's locals are decided by the whole function, a class body's by the order of
its statements and not seen by the functions in it, a comprehension's first iterable belongs to the scope
around it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from splitter.languages.python.folding import words_in
from splitter.languages.python.names import nesting  # noqa: F401 - registers its handlers
from splitter.languages.python.names.binding import MUTATORS
from splitter.languages.python.names.effects import Function, Passed, Use
from splitter.languages.python.names.scopes import SETS, ModuleScope
from splitter.languages.python.names.walk import walk
from splitter.text.nodes import nodes_in

__all__ = ["DYNAMIC_CALLS", "MUTATORS", "Names", "names_of"]

DYNAMIC_CALLS = frozenset({"eval", "exec", "globals", "vars", "timeit", "repeat"})
"""Calls through which names are reached that the text does not show as references."""


class Names(NamedTuple):
    """What one statement does with names, seen from the module.

    A tuple, for each test method of each class has one.
    """

    binds: tuple[str, ...]
    """Bound at module level when the statement runs, in order."""
    reads: frozenset[str]
    """Looked up in the module (or the builtins), now or when a function of the statement runs."""
    assigns: frozenset[str]
    """Bound at module level later, by ``global`` in a function."""
    mutates: frozenset[str]
    """Roots of what functions of the statement change: ``X`` of ``X[0] = ..`` and ``X.append(..)``."""
    modifies: frozenset[str]
    """The same, where the statement itself does it when the module runs."""
    strings: tuple[str, ...]
    """What its string literals hold."""
    calls: frozenset[str]
    """The last names of the callees, as far as they are plain: ``exec``, ``getfixturevalue``."""
    runs: frozenset[str]
    """The roots of what is called, or decorates, when the module runs."""
    passes: frozenset[Passed]
    invokes: frozenset[tuple[str, str]]
    functions: tuple[Function, ...]
    selves: frozenset[tuple[str, Use]]
    """The attributes of ``self`` and ``cls``, and what is done with them."""
    members: tuple[tuple[str, Names], ...] = ()
    """For a class: its test methods in order, each with its own share of all this."""
    frame: Names | None = None
    """For a class: all of it but its test methods."""

    def words(self) -> frozenset[str]:
        """Everything in its strings that could be a name."""
        return frozenset(word for text in self.strings for word in words_in(text))


def names_of(statements: Sequence[ast.stmt]) -> Names:
    """Analyse one module-level statement, or those that share a line."""
    module = ModuleScope()
    walk(statements, module)
    module.release()
    _add_mangled(statements, module)
    if not module.members:
        return _names(module)
    frame = _names(module)
    members = tuple((node, _names(part)) for node, part in module.members)
    module.absorb(part for _, part in module.members)
    for _, part in module.members:
        part.release()
    return _names(module)._replace(members=members, frame=frame)


def _add_mangled(statements: Iterable[ast.stmt], module: ModuleScope) -> None:
    """``__x`` in a class ``A`` is the module's ``_A__x``."""
    for part in (module, *(part for _, part in module.members)):
        private = [name for name in part.reads if name.startswith("__") and not name.endswith("__")]
        if private:
            owners = [node.name.lstrip("_") for node in _classes(statements)]
            part.reads.update(f"_{owner}{name}" for owner in owners for name in private)


def _classes(statements: Iterable[ast.stmt]) -> Iterator[ast.ClassDef]:
    """The classes that are anywhere in statements."""
    return (node for node in nodes_in(*statements) if isinstance(node, ast.ClassDef))


def _names(module: ModuleScope) -> Names:
    sets: dict[str, Any] = {name: frozenset(getattr(module, name)) for name in SETS}
    order, strings, functions = dict.fromkeys(module.order), module.strings, module.functions
    return Names(binds=tuple(order), strings=tuple(strings), functions=tuple(functions), **sets)
