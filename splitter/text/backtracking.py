"""Whether a stranger's regular expression can be searched for without taking for ever.

Python's ``re`` tries every way in which a text can be divided among repetitions, and has no limit of time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MOST = 4
"""So many repetitions that follow each other: each multiplies the steps by the length of a path."""

_PIECE = re.compile(
    r"(?P<one>\\.|\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<open>\((?:\?[^\s:)]*:?)?)|(?P<close>\))|(?P<or>\|)"
    r"|(?P<often>[*+]|\{\d*,\}|\{(?:\d*,)?\d\d+\})|(?P<few>\?|\{[\d,]+\})|\s+(?:#.*)?|(?P<other>.)",
)


@dataclass
class _Group:
    """One that is open."""

    often: int = 0
    """The repetitions in the alternative that is being read."""
    most: int = 0
    """Those of the alternative that has most."""
    is_plain: bool = True
    """Whether there is one way only for it to match."""


def ends_soon(pattern: str) -> bool:
    """Whether nothing is repeated that matches in several ways itself, and little is repeated at all."""
    open_groups, closed = [_Group()], _Group()
    before = ""
    for match in _PIECE.finditer(pattern):
        group, kind = open_groups[-1], match.lastgroup or ""
        if kind == "open":
            open_groups.append(_Group())
        elif kind == "close" and len(open_groups) > 1:
            closed = open_groups.pop()
            closed.most = max(closed.most, closed.often)
            group = open_groups[-1]
            group.often += closed.most
            group.is_plain = group.is_plain and closed.is_plain
        elif kind == "or":
            group.most, group.often, group.is_plain = max(group.most, group.often), 0, False
        elif kind == "often":
            if before == "close" and not closed.is_plain:
                return False
            if before != "often":
                group.often += 1
            group.is_plain = False
        elif kind == "few" and before != "often":
            group.is_plain = False
        before = kind or before
    return max(open_groups[0].most, open_groups[0].often) <= _MOST
