"""Whether an import statement of Python may say a word, so that a file is worth a parse: most are not."""

from __future__ import annotations

import re

_IMPORT = re.compile(
    r"(?:^\ufeff?|[;:])[ \t\f]*(?:from|import)\b(?:[^\n(\\]|\\\n?|\((?:[^)#]|#[^\n]*)*)*", re.MULTILINE
)
"""From its first word to the end of the line, or of that on which its bracket is closed."""


def may_import(text: str, name: str) -> bool:
    """Whether what looks like an import says a name as a whole word."""
    word = re.compile(rf"{re.escape(name)}(?<!\w{re.escape(name)})(?!\w)")
    if not word.search(text):
        return False
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return any(word.search(text, *match.span()) for match in _IMPORT.finditer(text))
