"""Which names one module-level statement binds, reads and changes, by Python's scoping rules.

One walk over the libcst tree with an explicit stack; no metadata wrapper, which would cost many
times the parse. The rules are those of the language reference's "Naming and binding": a function's
locals are decided by the whole function, a class body's by the order of its statements and not
seen by the functions in it, a comprehension's first iterable belongs to the scope around it.
"""

from __future__ import annotations

from dataclasses import dataclass

import libcst as cst

from splitter.languages.python.names.binding import bound_name
from splitter.languages.python.names.nesting import parameters_of
from splitter.languages.python.names.reading import MUTATORS, WORD
from splitter.languages.python.names.scopes import ModuleScope
from splitter.languages.python.names.walk import walk

__all__ = ["DYNAMIC_CALLS", "MUTATORS", "Names", "bound_name", "names_of", "parameters_of"]

DYNAMIC_CALLS = frozenset({"eval", "exec", "globals", "vars", "timeit", "repeat"})
"""Calls through which names are reached that the text does not show as references."""


@dataclass(frozen=True)
class Names:
    """What one statement does with names, seen from the module."""

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
    """Its string literals as written."""
    calls: frozenset[str]
    """The last names of the callees, as far as they are plain: ``exec``, ``getfixturevalue``."""

    def words(self) -> frozenset[str]:
        """Everything in its strings that could be a name."""
        return frozenset(word for text in self.strings for word in WORD.findall(text))


def names_of(statement: cst.CSTNode) -> Names:
    """Analyse one module-level statement."""
    module = ModuleScope()
    walk([statement], module)
    return Names(
        binds=tuple(dict.fromkeys(module.order)),
        reads=frozenset(module.reads),
        assigns=frozenset(module.assigns),
        mutates=frozenset(module.mutates),
        modifies=frozenset(module.modifies),
        strings=tuple(module.strings),
        calls=frozenset(module.calls),
    )
