"""Whether a stranger's regular expression can be searched for without taking for ever.

Python's ``re`` tries every way in which a text can be divided among repetitions, and has no limit of time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MOST = 4
"""So many repetitions that follow each other: each multiplies the steps by the length of a path."""
_FEW = 10
"""So many pieces that may be there or not, or are one thing or another: each may double the steps."""

_PIECE = re.compile(
    r"(?P<one>\\.|\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<open>\((?:\?(?:P?<\w+>|<?[=!]|[a-zA-Z-]*:|[a-zA-Z]+(?=\))))?)"
    r"|(?P<close>\))|(?P<or>\|)|(?P<exact>\{\d+\})|(?P<often>[*+]|\{[\d,]*\})|(?P<few>\?)|(?P<other>.)",
    re.DOTALL,
)
_COMMENT = re.compile(r"\(\?#[^)]*\)")
_VERBOSE = re.compile(r"(\\[\s\S]|\[\^?\]?(?:\\.|[^\]\\])*\])|\s+|#.*")
"""What is kept of one with blanks and comments, as the group, and what means nothing in it."""


@dataclass
class _Group:
    """One that is open."""

    often: int = 0
    """The repetitions in the alternative that is being read."""
    few: int = 0
    most: tuple[int, int] = (0, 0)
    """Those of the alternatives that have most."""
    is_plain: bool = True
    """Whether there is one way only for it to match."""
    has_choice: bool = False

    @property
    def all(self) -> tuple[int, int]:
        return max(self.most[0], self.often), max(self.most[1], self.few)


def ends_soon(pattern: str) -> bool:
    """Whether nothing is repeated that matches in several ways itself, and little is repeated at all."""
    pattern = _COMMENT.sub("", pattern)
    if re.match(r"\s*\(\?[a-zA-Z]*x", pattern):
        pattern = _VERBOSE.sub(r"\1", pattern)
    open_groups, closed = [_Group()], _Group()
    before = ""
    for match in _PIECE.finditer(pattern):
        group, kind = open_groups[-1], match.lastgroup or ""
        if kind == "open":
            open_groups.append(_Group())
        elif kind == "close" and len(open_groups) > 1:
            closed = open_groups.pop()
            group = open_groups[-1]
            group.often += closed.all[0]
            group.few += closed.all[1] + closed.has_choice
            group.is_plain = group.is_plain and closed.is_plain
        elif kind == "or":
            group.most, group.often, group.few, group.is_plain = group.all, 0, 0, False
            group.has_choice = True
        elif kind in ("often", "exact"):
            if before == "close" and not closed.is_plain:
                return False
            if kind == "often" and before != "often":
                group.often += 1
                group.is_plain = False
        elif kind == "few" and before not in ("often", "exact"):
            group.few += 1
            group.is_plain = False
        before = kind
    often, few = open_groups[0].all
    return often <= _MOST and few <= _FEW and len(open_groups) == 1
