"""Which files of a project may name one that is split: told from what is kept of each, so that few are read.

It is kept for as long as a file does not change, whoever changes it: another split of the same run may.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import NamedTuple

from splitter.project.once import once
from splitter.project.texts import Stamp, ordinary, stamp_of
from splitter.references.built import Outline, outlines_in
from splitter.references.context import is_configuration
from splitter.references.expressions import picks_by_words

_MOST = 1 << 16
"""Of so many files something is kept."""
_STAR = re.compile(rb"[*?]|\{[\w./-]+,")
"""Without one of these there is no pattern."""
_WORD = re.compile(rb"test_(?<!def test_)(?<!fn test_)\w+")
"""What may be a test file's stem; not where a function is defined, as most such words are."""
_FEW = 2
"""After so many files the words of all texts are looked up: they take as long to find as three files do."""


class Candidate(NamedTuple):
    """A file that may name it, and by what."""

    file: str
    data: bytes
    outlines: Sequence[Outline]
    """Those of the names that it puts together of which it may be one."""
    has_stem: bool
    picks: bool
    """Whether commands in it pick tests by words."""
    has_patterns: bool


def candidates(files: Sequence[str], top: Path, own: str) -> Iterator[Candidate]:
    """Those among the files of the project at ``top``, in their order, for the file at ``own`` below it."""
    base = os.path.join(top, "")  # noqa: PTH118 - all files of a project are looked at, as texts
    where = os.fsencode(f"{base}{own}".replace("/", "."))
    stem = os.fsencode(os.path.splitext(os.path.basename(own))[0])  # noqa: PTH119, PTH122
    by_words = next(_asked()) > _FEW and _WORD.fullmatch(stem) is not None
    for file in files:
        name = base + file
        stamp = stamp_of(name)
        known = _glance(name, stamp)
        has_stem = stem in (_words(name, stamp) if by_words else ordinary(name))
        outlines = [one for one in known.outlines if one.step in where] if known.outlines else ()
        if (has_stem or outlines or known.picks or known.has_patterns) and file != own:
            yield Candidate(file, ordinary(name), outlines, has_stem, known.picks, known.has_patterns)


class _Glance(NamedTuple):
    """What is in a file for whichever file is split."""

    outlines: frozenset[Outline]
    picks: bool
    has_patterns: bool


@lru_cache(maxsize=_MOST)
def _glance(name: str, stamp: Stamp | None) -> _Glance:
    """That of a file; the stamp says when to look anew."""
    data = ordinary(name)
    return _Glance(outlines_in(data, name), picks_by_words(data, name), has_patterns(data, name))


@lru_cache(maxsize=_MOST)
def _words(name: str, stamp: Stamp | None) -> frozenset[bytes]:
    """All in a file that can be a test file's stem: whatever names one says it as a whole word."""
    return frozenset(_WORD.findall(ordinary(name)))


def has_patterns(data: bytes, file: str) -> bool:
    """Whether a file may have patterns of files for programs."""
    return is_configuration(file) and _STAR.search(data) is not None


@once
def _asked() -> Iterator[int]:
    """Counts the files of a run that others are asked about."""
    return count()
