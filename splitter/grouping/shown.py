"""What one test shows of its subject: the words of its name, class, section and modules."""

from __future__ import annotations

import itertools
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from splitter.grouping.manner import says_how
from splitter.grouping.words import BINDING, GLUE, Entry
from splitter.text.wording import stem, words

SOURCES: Mapping[str, float] = {"word": 1.0, "class": 1.0, "section": 0.7, "module": 0.3}
"""Where a word may come from, and what it counts there."""

NAMES = frozenset({"word", "class"})
"""Sources that are names of tests."""

MOST = 0.5
"""The share of a file's tests from which on their class tells none of them apart."""

_ISSUE = re.compile(r"([^\W\d_]{5,})\d{2,}")
"""A word with the number of an issue: ``Obligation552``."""


_SUPPORT = frozenset({"test", "tests", "testing", "support"})
"""What packages are called whose modules help tests: their names say nothing of what is tested."""


_FRAMES = frozenset(map(stem, ("test", "tests", "testcase")))


@dataclass(frozen=True)
class Shown:
    """What one test shows: the words with their best source, and which stand side by side."""

    test: str
    words: Mapping[str, str]
    beside: frozenset[tuple[str, str]]
    head: str = ""
    """The last word of its class's name."""


def shown(entry: Entry, unsaid: Set[str] = frozenset()) -> Iterator[Shown]:
    """Of each of its tests; the classes ``unsaid`` tell nothing of theirs."""
    atom = entry.atom
    around = [("section", atom.section), *(("module", name) for name in modules(entry))]
    for test in atom.evidence.tests or atom.names:
        owner, _, name = test.rpartition("::")
        owner = "" if owner in unsaid else owner
        found: dict[str, str] = {}
        beside: set[tuple[str, str]] = set()
        for source, text in (("word", name), ("class", owner), *around):
            row, pairs = _read(text, source)
            for word in row:
                known = found.get(word)
                if known is None or SOURCES[source] > SOURCES[known]:
                    found[word] = source
            beside |= pairs
        for frame in _FRAMES:
            found.pop(frame, None)
        last = [word for word in name_words(owner) if word not in ("test", "tests")]
        yield Shown(test, found, frozenset(beside), stem(last[-1]) if last else "")


def divided(entries: Sequence[Entry]) -> frozenset[str]:
    """Classes of most of the file's tests that are shown one by one: what all are of tells none apart."""
    shares = (entry.atom.evidence.tests for entry in entries if entry.atom.members)
    owners = Counter(test.rpartition("::")[0] for tests in shares for test in tests)
    whole = sum(entry.atom.tests for entry in entries)
    return frozenset(owner for owner, many in owners.items() if many > MOST * whole)


@lru_cache(maxsize=65536)
def _read(text: str, source: str) -> tuple[Sequence[str], frozenset[tuple[str, str]]]:
    """The stems of a text's words, and those that stand side by side, glue between them or not."""
    row = [stem(word) for word in (*name_words(text), *(glued(text) if source == "class" else ()))]
    if source == "module":
        return row, frozenset()
    plain = [stem(word) for word in name_words(text) if says(word)]
    return row, frozenset([*itertools.pairwise(row), *itertools.pairwise(plain)])


def says(word: str) -> bool:
    """Whether it is no glue between two words of a phrase: ``registration_before_startup``."""
    return not (word in GLUE or word in BINDING or says_how(word))


def glued(name: str) -> Iterator[str]:
    """What a single letter and its next word are together: ``CTokenizeTest`` is not about tokenize."""
    for one, other in itertools.pairwise(name_words(name)):
        if len(one) == 1 and one.isalpha():
            yield one + other


def texts(entry: Entry) -> Iterator[str]:
    """Names and titles in which its words stand as people write them."""
    yield entry.atom.section
    yield from entry.atom.evidence.tests or entry.atom.names


def modules(entry: Entry) -> Iterator[str]:
    """The last words of the modules inside a package that it uses names of."""
    for module in sorted(set(entry.atom.evidence.uses.values())):
        if _is_telling(module):
            yield module.rpartition(".")[2]


@lru_cache(maxsize=4096)
def _is_telling(module: str) -> bool:
    """Whether it is inside a package, and that neither Python's own nor one that helps tests."""
    package = module.rpartition(".")[0]
    folders = package.split(".")
    return bool(package) and folders[0] not in sys.stdlib_module_names and _SUPPORT.isdisjoint(folders)


@lru_cache(maxsize=65536)
def name_words(text: str) -> tuple[str, ...]:
    """The words, without the number of an issue at the end of one."""
    return tuple(
        match[1] if not word.isalpha() and (match := _ISSUE.fullmatch(word)) else word for word in words(text)
    )
