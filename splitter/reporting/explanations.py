"""What each finding means, for people: the entries of :mod:`splitter.model.catalogue` told at length.

``python -m splitter.reporting.explanations`` prints the page of them all, which is ``docs/findings.md``.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from splitter.model.catalogue import CATALOGUE

LANGUAGES = ("console", "json", "mojo", "python", "text", "toml", "yaml")
"""What an example may be written in."""

CHAPTERS = {
    "1": "Reading a file",
    "2": "What must stay together",
    "3": "Mojo's `main()`",
    "4": "Names, files, plans, history and git",
    "5": "The proof",
    "6": "Configuration and templates",
    "7": "Running tests",
    "8": "Many files",
    "9": "Moves that anybody made",
}
"""By the first digit of a code."""

_INTRODUCTION = """\
# Findings

Everything that `splitter` can say, by its code. `splitter explain S231` prints one entry.

An **error** refuses the file (or the command) and leaves it as it was. A **warning** is something to look at,
a **note** something to know; both travel with the result.

This page is written by `python -m splitter.reporting.explanations > docs/findings.md`.
"""


@dataclass(frozen=True)
class Explanation:
    """What is said of a code beside its title and its remedy."""

    means: str
    why: str
    language: str
    example: str


@cache
def explanations() -> Mapping[str, Explanation]:
    """By their code."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib

    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return {code: _explanation(code, entry) for code, entry in tomllib.loads(text).items()}


def _explanation(code: str, entry: Mapping[str, str]) -> Explanation:
    means, why, *example = entry
    if (means, why) != ("means", "why") or len(example) != 1 or example[0] not in LANGUAGES:
        raise ValueError(f"{code} needs `means`, `why` and an example in one of {', '.join(LANGUAGES)}")
    return Explanation(entry[means], entry[why], example[0], entry[example[0]])


def entry(code: str) -> str:
    """The entry of a code, in Markdown; raises ``KeyError`` if there is no such code."""
    definition, told = CATALOGUE[code], explanations()[code]
    return f"""\
### {code}: {definition.title} ({definition.severity.value})

{told.means}

**Why:** {told.why}

```{told.language}
{told.example.rstrip()}
```

**What to do:** {definition.remedy}.
"""


def page() -> str:
    """All entries, chapter by chapter."""
    pieces = [_INTRODUCTION]
    for digit, title in CHAPTERS.items():
        codes = sorted(code for code in CATALOGUE if code[1] == digit)
        pieces += [f"## {title}\n", *map(entry, codes)]
    return "\n".join(pieces)


if __name__ == "__main__":
    sys.stdout.write(page())
