"""The newest compiler that a project may be compiled with, as its lock file or its manifest says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from splitter.project.once import once
from splitter.project.texts import ordinary
from splitter.project.top import up_to_top

_LOCKS = ("pixi.lock", "uv.lock")
_MANIFESTS = ("pixi.toml", "mojoproject.toml", "pyproject.toml")
_LOCKED = re.compile(
    r"""/mojo(?:-compiler|_compiler)?-(\d[\w.]*)-|^name = "mojo(?:-compiler)?"\r?\nversion = "([^"\n]+)\"""",
    re.MULTILINE,
)
_ASKED = re.compile(
    r"""^[ \t]*"?mojo(?:-compiler)?"?[ \t]*=[ \t]*(?:\{[^}\n]*?version[ \t]*=[ \t]*)?"([=<>~!^*\d][^"\n]*)"
      | ["']mojo(?:-compiler)?[ \t]*([=<>~!][^"'\n;]*)["';]""",
    re.MULTILINE | re.VERBOSE,
)
_CLAUSE = re.compile(r"(==?|~=|<=?|>=?|!=|\^)?[ \t]*(\d[\w.*]*)")
_BEFORE_RELEASE = re.compile(r"(?:a|b|rc|\.?dev)\d")


class Version(NamedTuple):
    """Numbers as far as they are given; the fourth of a version before its release is -1."""

    numbers: tuple[int, ...]

    @property
    def whole(self) -> tuple[int, ...]:
        """All four numbers."""
        return (*self.numbers, 0, 0, 0, 0)[:4]


class Newest(NamedTuple):
    """The newest version that may be used."""

    version: Version
    below: bool = False
    """Whether only those before it may."""

    def reaches(self, other: Version) -> bool:
        """Whether another version is among those that may be used: ``1.0`` reaches ``1.0.3``."""
        if self.below:  # `<1.0.0` allows no 1.0.0b2
            return max(other.whole, (*other.whole[:3], 0)) < self.version.whole
        numbers = self.version.numbers
        return other.whole[: len(numbers)] <= numbers


ANY = Newest(Version((9999,)))
"""What a requirement without an upper bound allows."""


def version(text: str) -> Version:
    """``1.0.0b2`` and ``1.0.0.*``, too."""
    release = _BEFORE_RELEASE.split(text, maxsplit=1)[0]
    numbers = tuple(map(int, re.findall(r"\d+", release)))
    return Version(numbers) if release == text else Version((*(*numbers, 0, 0)[:3], -1))


@once
def newest_compiler(folder: Path) -> Newest | None:
    """That of the project that a folder is in; ``None`` where none of its files say."""
    for place in up_to_top(folder):
        for names, pattern in ((_LOCKS, _LOCKED), (_MANIFESTS, _ASKED)):
            if found := [_newest(said) for name in names for said in _said(place / name, pattern)]:
                return max(found, key=lambda one: (one.version.whole, not one.below))
    return None


def _said(path: Path, pattern: re.Pattern[str]) -> Iterator[str]:
    for match in pattern.finditer(ordinary(path).decode("utf-8", "replace")):
        yield next(group for group in match.groups() if group)


def _newest(requirement: str) -> Newest:
    """The least of the upper bounds of ``>=0.26.2,<0.27``."""
    found = [
        Newest(version(text), sign == "<")
        for sign, text in _CLAUSE.findall(requirement)
        if sign in ("", "=", "==", "<", "<=")
    ]
    return min(found, key=lambda one: (one.version.whole, not one.below), default=ANY)
