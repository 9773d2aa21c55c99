"""Files that a program writes and will write again: what is done to them by hand does not last."""

from __future__ import annotations

import re

_HEAD = 4096
_LEADING = re.compile(
    r"""
    (?:\ufeff)?
    (?: [ \t]*\#[^\r\n]* | [rRuU]?\"{3}[\s\S]*?(?:\"{3}|\Z) | [rRuU]?'{3}[\s\S]*?(?:'{3}|\Z) | \s )*
    """,
    re.VERBOSE,
)
"""The comments and the docstring at the top: what stands further down may be about other files."""
_MARK = re.compile(r"@generated\b", re.IGNORECASE)
_MADE = re.compile(r"\b(?:auto(?:matically)?[-_ ]?)?generated\b", re.IGNORECASE)
_WARNED = re.compile(r"\bdo[\s#]+not[\s#]+(?:hand[- ]?)?(?:edit|modify|change|touch)\b", re.IGNORECASE)


def generated(text: str) -> str:
    """The line at its top by which a file says that a program writes it; empty where none does."""
    leading = _LEADING.match(text, 0, _HEAD)
    head = leading[0] if leading else ""
    made = _MARK.search(head) or (_MADE.search(head) if _WARNED.search(head) else None)
    if made is None:
        return ""
    start, end = head.rfind("\n", 0, made.start()) + 1, head.find("\n", made.start())
    return head[start : end if end >= 0 else len(head)].strip(" \t\r\n#\"'-=*")
