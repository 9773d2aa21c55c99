"""What functions do to the objects that they are given.

The values that :mod:`splitter.languages.python.state.changes` works with.

Objects are told by names. Beside plain names there are two that no text can have: :data:`CLASS`, the
class of a method, and ``f()``, what the function ``f`` of the file returns. ``x.__class__`` is the class of
what ``x`` is, and :data:`CHANGER` a function that changes what it is given first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

CLASS = "<class>"
CHANGER = "<changer>"
OF = ".__class__"
"""What follows a name in that of its class."""


class Use(Enum):
    """What a method does with an attribute of its instance or class."""

    READ = "read"
    SET = "set"  # self.x = ..
    CHANGE = "change"  # self.x.append(..), self.x[0] = .., self.x += ..


Passed = tuple[str, int | str, str]
"""A callee, the position or keyword of an argument, and the name of what is passed. A method is ``.name``."""


@dataclass(frozen=True)
class Function:
    """A function definition anywhere in the file."""

    name: str
    owner: str
    """The class that it is a method of, if it is one."""
    parameters: tuple[str, ...]
    changes: frozenset[str]
    """Names whose objects it changes by itself: its parameters, and others."""
    passes: frozenset[Passed]
    invokes: frozenset[tuple[str, str]]
    """Names and the methods that are called on them."""
    returns: frozenset[str]
    """Names whose objects it returns."""
    keeps: frozenset[str]
    """Its parameters with a default that is one object for all calls: a list, a call's result."""


def takes_class(name: str, parameters: Sequence[str]) -> bool:
    """Whether a method is given its class, and not as a metaclass's ``__init__`` the class that it makes."""
    return name == "__new__" or (name != "__init__" and parameters[:1] == ("cls",))
