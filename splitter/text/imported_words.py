"""Whether an import statement of Python may say a word, so that a file is worth a parse: most are not."""

from __future__ import annotations

import re
from functools import lru_cache

_IMPORT = re.compile(
    r"(?:^\ufeff?|[;:])[ \t\f]*(?:from|import)\b(?:[^\n(\\]|\\\n?|\((?:[^)#]|#[^\n]*)*)*", re.MULTILINE
)
"""From its first word to the end of the line, or of that on which its bracket is closed."""


def may_import(text: str, name: str) -> bool:
    """Whether what looks like an import says a name as a whole word."""
    return name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", _imports_in(text)) is not None


@lru_cache(maxsize=256)
def _imports_in(text: str) -> str:
    """What looks like an import in a text, of which more than one name is asked."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(_IMPORT.findall(text))
