"""Names and prose as words (``URLs`` is one, ``NetCDF4`` too, ``LtLeGeGt`` is four), and their stems."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain

_NAME = re.compile(r"\w+")
_FOREIGN = re.compile(r"[^\W\x00-\x7f]")
"""A letter or digit beyond ASCII, rather than an arrow or a check mark."""
_ONLY_NAMES = bytes(c if chr(c).isalnum() or c == ord("_") else 32 for c in range(128)) + bytes(128)
_PIECE = re.compile(r"[^\W_]+")
_BRANDS = (
    *(
        "NetCDF",
        "CSharp",
        "FSharp",
        "CPython",
        "PyPy",
        "PyPI",
        "IPython",
        "NumPy",
        "SciPy",
        "LaTeX",
        "GraphQL",
    ),
    *(
        "OAuth",
        "OpenAPI",
        "FastAPI",
        "FastMCP",
        "JavaScript",
        "TypeScript",
        "CoffeeScript",
        "GitHub",
        "GitLab",
    ),
    *("MySQL", "NoSQL", "PostgreSQL", "SQLite", "MongoDB", "DynamoDB", "IPv", "WebSocket", "YouTube", "iOS"),
    *("ReLU", "GeLU", "PReLU", "SoftMax", "DataFrame", "TimeDelta", "DateTime", "HDF", "MacOS", "PowerShell"),
)
"""Words that have capitals inside, which are no beginnings."""
_SPELLED = "|".join(sorted(map(re.escape, _BRANDS), key=len, reverse=True))
# In this order: 8Bit; NetCDF4; E2E; URLs; HTTP of HTTPServer and Conv1 of Conv1Forward; API2; conv2d; Mul.
_WORD = re.compile(
    rf"""
    (?<![^\W_])\d+[^\W\d_][^\WA-Z_]*
  | (?:{_SPELLED})(?:s(?![a-z]))?\d*(?![a-z])
  | [A-Z]+2[A-Z]+(?![a-z])
  | [A-Z]{{2,}}s(?![a-z])
  | [A-Z]+[0-9]*(?=[A-Z][a-z])
  | [A-Z]?[^\WA-Z_]+
  | [A-Z]+[^\WA-Z_]*
    """,
    re.VERBOSE,
)

_INFLECTIONS = (
    *(("ating", "ate"), ("ated", "ate"), ("ates", "ate"), ("ies", "y"), ("ied", "y")),
    *((end, "") for end in ("ings", "ing", "es", "ed", "s")),
)
"""Of a verb or of a plural: they go first, so that filtering is what filter is."""
_KEPT = ("ss", "us", "is")
"""What ends a word that is no plural: class, status, axis."""
_DERIVATIONS = tuple(
    (end, "")
    for end in (
        "ational",
        "ation",
        "ition",
        "ator",
        "ate",
        "ment",
        "ency",
        "ence",
        "ion",
        "er",
        "or",
        "e",
        "y",
    )
)
"""What makes another word of a word: construct, constructor, construction."""
_Endings = Mapping[str, Sequence[tuple[str, str]]]


def _by_last_letter(endings: Sequence[tuple[str, str]]) -> _Endings:
    found = defaultdict[str, list[tuple[str, str]]](list)
    for end, instead in endings:
        found[end[-1]].append((end, instead))
    return dict(found)


_INFLECTED, _DERIVED = _by_last_letter(_INFLECTIONS), _by_last_letter(_DERIVATIONS)
_SHORTEST = 3
"""Letters that a stem has at least."""
_LONG = 8
"""Letters of a word from which on ``ent`` is an ending."""
_DOUBLED = frozenset("bdgmnprt")
"""Consonants that are doubled before an ending: ``stopped``, ``mapping``. Others may be so without one."""


@lru_cache(maxsize=65536)
def words(name: str) -> tuple[str, ...]:
    """The lower-case words of an identifier or a heading, digits left where they are."""
    if name.islower() and name.isidentifier():  # most are
        return tuple(filter(None, name.split("_")))
    return tuple(word.lower() for piece in _PIECE.findall(name) for word in _split(piece))


@lru_cache(maxsize=65536)
def _split(piece: str) -> tuple[str, ...]:
    if piece.islower():
        return (piece,)
    return tuple(_WORD.findall(piece))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What a word and its inflections have in common: construct, constructor, constructions."""
    letters = word.rstrip("0123456789")
    if len(letters) > _SHORTEST and letters.isalpha():  # waverec2, and the second test of one thing: coeff2
        word = letters
    found = word if word.endswith(_KEPT) else _without(word, _INFLECTED)
    found = _without(_once(found), _DERIVED)
    if found.endswith("ent") and len(found) > _LONG:  # idempotent and idempotency; not client, content
        found = found[:-3]
    return _once(found)


def _without(word: str, endings: _Endings) -> str:
    for end, instead in endings.get(word[-1:], ()):
        if word.endswith(end) and len(word) - len(end) >= _SHORTEST:
            return word[: -len(end)] + instead
    return word


def _once(found: str) -> str:
    least = _SHORTEST if found[-1:] in _DOUBLED else _SHORTEST + 1  # `call` stays, `cancell` is cancel
    return found[:-1] if len(found) > least and found[-1] == found[-2] else found


def names_in(text: str, start: int, end: int) -> list[str]:
    """The word-like pieces of a text between two offsets, in order: identifiers, words of prose."""
    piece = text[start:end]
    if not piece.isascii() and _FOREIGN.search(piece):
        return _NAME.findall(piece)
    return piece.encode("ascii", "replace").translate(_ONLY_NAMES).decode().split()


def stems_of(names: Iterable[str]) -> Counter[str]:
    """How often each word is among names, by its stem; numbers and single letters are left out."""
    return Counter(chain.from_iterable(map(_stems, names)))


@lru_cache(maxsize=65536)
def _stems(piece: str) -> tuple[str, ...]:
    letters = [word.rstrip("0123456789") for word in words(piece)]
    return tuple([stem(word) for word in letters if len(word) > 1 and not word[0].isdigit()])
