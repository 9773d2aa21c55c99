"""A Mojo file of the newer edition (``def``, ``comptime``, ``std.``) in the older one (``fn``, ``alias``).

What only looks like code, in strings and comments, is translated too: it has to look like its edition's.
"""

from __future__ import annotations

import re

NEWER = "newer"
OLDER = "older"
EDITIONS = (NEWER, OLDER)
KEYWORDS = {NEWER: "def", OLDER: "fn"}
"""What defines a function in each edition."""

_NAME = r"(?:\w+|`[^`\n]+`)"
_RULES = (
    (rf"\bdef(?= {_NAME}[(\[])", "fn"),  # a function
    (r"\bdef\((.*)\) raises thin ->", r"fn (\1) raises ->"),  # the type of one
    (r"^([ \t]*)comptime (if|for)\b", r"\1@parameter\n\1\2"),
    (rf"^([ \t]*)comptime(?= {_NAME} =)", r"\1alias"),
    (r"\bstd\.(?=\w)", ""),
)


def older(text: str) -> str:
    """A text of the newer edition in the older one."""
    for pattern, replacement in _RULES:
        text = re.sub(pattern, replacement, text, flags=re.MULTILINE)
    return text
