"""Which files of a project may name one that is split: told from what is kept of each, so that few are read.

It is kept for as long as a file does not change, whoever changes it: another split of the same run may.
"""

from __future__ import annotations

import os
import re
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import count
from pathlib import Path
from typing import NamedTuple

from splitter.project.listing import Folder, Listing
from splitter.project.once import once
from splitter.project.texts import Stamp, ordinary, stamp_of
from splitter.project.witnesses import TICK
from splitter.references.built import Outline, outlines_in
from splitter.references.context import is_configuration
from splitter.references.expressions import picks_by_words
from splitter.references.regular_expressions import may_have_expressions

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


def candidates(project: Listing, top: Path, own: str) -> Iterator[Candidate]:
    """Those among the files of the project at ``top``, in their order, for the file at ``own`` below it."""
    where = os.fsencode(f"{top}/{own}".replace("/", "."))
    stem = os.fsencode(os.path.splitext(os.path.basename(own))[0])  # noqa: PTH119, PTH122
    by_words = next(_asked()) > _FEW and _WORD.fullmatch(stem) is not None
    known = _known(top)
    for relative, folder in project.folders:
        texts = known.get(relative)
        if texts is None or texts.folder is not folder or not texts.is_settled:
            texts = known[relative] = _looked_at(os.path.join(top, relative), folder)  # noqa: PTH118
        for index in sorted({*texts.saying.get(stem, ()), *texts.telling}) if by_words else texts.every:
            file, name = relative + folder.files[index], texts.names[index]
            glance = texts.telling.get(index, _NOTHING)
            has_stem = index in texts.saying.get(stem, ()) if by_words else stem in ordinary(name)
            outlines = [one for one in glance.outlines if one.step in where]
            if (has_stem or outlines or glance.picks or glance.has_patterns) and file != own:
                yield Candidate(file, ordinary(name), outlines, has_stem, glance.picks, glance.has_patterns)


class _Glance(NamedTuple):
    """What is in a file for whichever file is split."""

    outlines: frozenset[Outline]
    picks: bool
    has_patterns: bool


_NOTHING = _Glance(frozenset(), picks=False, has_patterns=False)


@dataclass(frozen=True, eq=False)
class _Texts:
    """What is kept of the files in one folder."""

    folder: Folder
    """As it was when they were looked at."""
    is_settled: bool
    """Whether nothing in it was new then: what becomes another file from there on changes the folder.

    This tool, git and most editors put a new file in the place of the old one.
    """
    names: tuple[str, ...]
    stamps: tuple[Stamp | None, ...]

    @property
    def every(self) -> range:
        return range(len(self.names))

    @cached_property
    def telling(self) -> Mapping[int, _Glance]:
        """Those of which there is something to be said for any file, by their numbers."""
        glances = map(_glance, self.names, self.stamps)
        return {index: one for index, one in enumerate(glances) if one != _NOTHING}

    @cached_property
    def saying(self) -> Mapping[bytes, Sequence[int]]:
        """All words that can be a test file's stem, with the numbers of those that say them."""
        found: defaultdict[bytes, list[int]] = defaultdict(list)
        for index, name in enumerate(self.names):
            for word in _words(name, self.stamps[index]):
                found[word].append(index)
        return found


def _looked_at(where: str, folder: Folder) -> _Texts:
    is_settled = max(folder.stamp) < time.time_ns() - TICK
    names = tuple(where + name for name in folder.files)
    return _Texts(folder, is_settled, names, tuple(map(stamp_of, names)))


@once
def _known(top: Path) -> dict[str, _Texts]:
    """What a run knows of the folders of a project."""
    return {}


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
    return may_have_expressions(data, file) or (is_configuration(file) and _STAR.search(data) is not None)


@once
def _asked() -> Iterator[int]:
    """Counts the files of a run that others are asked about."""
    return count()
