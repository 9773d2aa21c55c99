"""Test names as words: ``test_conv1_forward_float32`` -> conv1, forward, float32."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from splitter.model.plan import Atom
from splitter.text import wording


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


BINDING = _set(
    """
    to from with without into is isnt are has have can cant cannot not no non as before after between per via
    """
)
"""Words that mean something only with the next one: ``to_csv`` and ``is_even`` are one word each."""

GLUE = _set(
    """
    a an the of in on at by for and or if when than that then be do dont does doesnt should will must it its
    but also just still so only this these those both each
    """
)
"""Words that tell nothing about a test; they are left out."""

GENERIC = _set(
    """
    all any layer layers test tests testing case cases op ops operation operations util utils utility helper
    helpers function functions func funcs method methods module modules basic basics simple general generic
    misc various other others common base mixin abstract example examples dtype dtypes work works working
    correct correctly ok okay smoke sanity some more single class classes core
    """
)
"""Words that fit any test file and so never name a group while there is another."""

PALE = _set("issue issues bug bugs gh pr ticket regression regressions")
"""Words that tell where a test comes from: they hold a group together, but others name it if they can."""

_DTYPE = re.compile(r"(?:b?float|bf|fp|f|u?int|i|u|complex|c)\d+")
_GLUED = re.compile(r"test(?!s$|s?\d|ing|ed$|er|able)(?=[a-z]{3})")


@lru_cache(maxsize=4096)
def tokens(name: str) -> tuple[str, ...]:
    """The lower-case words of a test function's or class's name, without the ``test`` around them."""
    found = list(wording.words(name))
    if found and found[0] not in ("test", "tests"):
        found[0] = _GLUED.sub("", found[0])  # unittest's old style: `testpickle`
    return tuple(_without_frame(found))


def _without_frame(found: list[str]) -> list[str]:
    start, end = 0, len(found)
    while start < end and found[start] in ("test", "tests"):
        start += 1
    while end - start > 1 and found[end - 1] in ("test", "tests", "testcase", "testcases"):
        end -= 1
    if end - start > 2 and found[end - 2] == "test" and found[end - 1] in ("case", "cases"):
        end -= 2
    return found[start:end]


@lru_cache(maxsize=4096)
def is_dtype(token: str) -> bool:
    """Whether the word is an element type as ``float32``, ``int8`` or ``bf16``."""
    return _DTYPE.fullmatch(token) is not None


def base(token: str) -> str:
    """The word without the digits at its end (``conv1`` -> conv); a number or an element type stays."""
    return token if is_dtype(token) else token.rstrip("0123456789") or token


def tells(key: str) -> bool:
    """Whether the word can name a group: it is no single letter, number or element type, and not generic."""
    return not (len(key) < 2 or key.isdigit() or key in GENERIC or key in BINDING or is_dtype(key))


def keys(words: Sequence[str]) -> tuple[str, ...]:
    """The words by which tests are told apart, the telling ones first, each in the name's order.

    Binding words are joined to the one that follows, glue is left out, generic words and numbers count
    only where there is nothing else, and element types come last: ``all_layers_sequence_float32`` ->
    sequence, float32.
    """
    bases = [base(word) for word in words]
    bound = _bound([word for word in bases if word not in GLUE] or bases)
    telling = [word for word in bound if tells(word)]
    types = [word for word in bound if is_dtype(word)]
    return tuple(telling + types or bound)


def _bound(words: Sequence[str]) -> list[str]:
    bound: list[str] = []
    waiting = ""
    for word in words:
        if word in BINDING:
            waiting = word  # of several the last is the nearest: `is_not_none` -> not_none
        else:
            bound.append(f"{waiting}_{word}" if waiting and tells(word) else word)
            waiting = ""
    return bound or list(words[-1:])


@dataclass(frozen=True)
class Entry:
    """An atom as the strategies see it: its place in the file, its words, and its keys."""

    atom: Atom
    index: int
    words: tuple[str, ...] = field(repr=False)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The words by which strategies that look at names alone tell it from others."""
        return keys(self.words)

    @cached_property
    def weight(self) -> float:
        """How much the atom counts when words are chosen: a class of 30 tests more than one test."""
        return math.sqrt(max(1, self.atom.tests))

    @property
    def is_class(self) -> bool:
        """Whether the atom is a test class (or several)."""
        return len(self.atom.names) < self.atom.tests or not self.atom.names[0].startswith("test")


def entries(atoms: Sequence[Atom]) -> tuple[Entry, ...]:
    """The atoms in file order, with the words of their names."""
    ordered = sorted(atoms, key=lambda atom: atom.units)
    return tuple(_entry(index, atom) for index, atom in enumerate(ordered))


def _entry(index: int, atom: Atom) -> Entry:
    return Entry(atom, index, shared([tokens(name) for name in atom.names]))


def shared(names: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The words with which all names begin; those of the first name where they begin differently."""
    if len(names) < 2:
        return names[0] if names else ()
    first = names[0]
    length = min(map(len, names))
    agree = next((i for i in range(length) if any(name[i] != first[i] for name in names)), length)
    return first[:agree] if any(tells(base(word)) for word in first[:agree]) else first
