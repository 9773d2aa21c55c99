"""Imports that a part has though nothing in it uses them: ``# noqa: F401`` says that this is meant.

Without it a linter finds fault with them, or takes them away.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection

MARK = "  # noqa: F401"
_MARK = re.compile(rf"{MARK}(?=[\r\n]|\Z)")


def marked(text: str, numbers: Collection[int]) -> str:
    """A text with the mark on some of its lines, by their numbers from 1.

    A line that says ``noqa`` already stays as it is, as does one that goes on behind a backslash.
    """
    lines = io.StringIO(text, newline="").readlines()  # as CPython counts them
    for at in (number - 1 for number in numbers):
        line = lines[at].rstrip()
        if not line.endswith("\\") and "noqa" not in line:
            lines[at] = line + MARK + lines[at][len(line) :]
    return "".join(lines)


def unmarked(text: str) -> str:
    """A text without these marks."""
    return _MARK.sub("", text)
