"""A name that code puts together: pieces of fixed text, and holes with what is known to fill them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

ANYTHING = r"[\w.-]+"
DIGITS = r"\d+"


@dataclass(frozen=True)
class Value:
    """A text that fills a hole, and the line in which it stands."""

    text: str
    line: int


@dataclass(frozen=True)
class Hole:
    """What a variable, an argument or a call gives."""

    shown: str
    """As it is written: ``{name}``, ``$name``."""
    values: tuple[Value, ...] | None = None
    """All that it can be; ``None`` if that is not in sight."""
    pattern: str = ANYTHING
    """What it looks like, where its values are not known."""


@dataclass(frozen=True)
class Template:
    """A word with holes: a path, or the dotted name of a module."""

    pieces: tuple[str | Hole, ...]
    start: int
    """Where it stands in the text."""
    is_module: bool = False
    """Whether it is imported there."""

    @property
    def shown(self) -> str:
        """As it is written, or would be in an f-string."""
        return "".join(one if isinstance(one, str) else one.shown for one in self.pieces)


_NO_NAME = re.compile(r"[^\w./\\+~-]+")
"""What divides the words of a command."""


def templates(pieces: Sequence[str | Hole], start: int, *, is_module: bool = False) -> Iterator[Template]:
    """The words of a text with holes that have one."""
    found: list[list[str | Hole]] = [[]]
    for piece in pieces:
        first, *others = [piece] if isinstance(piece, Hole) else _NO_NAME.split(piece)
        found[-1].append(first)
        found += [[other] for other in others]
    for word in found:
        if any(isinstance(one, Hole) for one in word):
            yield Template(tuple(one for one in word if one != ""), start, is_module)
