"""A regular expression where it stands, and how the program that it is for holds it against files."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePosixPath

from splitter.text.backtracking import ends_soon

Way = Callable[[re.Pattern[str], str], bool]
"""How one is held against a path."""


@dataclass(frozen=True)
class Said:
    """One of them."""

    start: int
    end: int
    pattern: str
    way: Way
    leaves_out: bool
    folder: str = "."
    """From where paths are counted: the folder of the configuration, from the project's top."""
    may_group: bool = True
    """Whether ``(a|b)`` means one of the two there."""
    is_verbose: bool = False
    """Whether it is read as one with blanks and comments, and does not say so."""

    def takes(self, path: str) -> bool:
        """Whether it takes the file at a path from the project's top."""
        pure = PurePosixPath(path)
        inner = pure.relative_to(self.folder) if pure.is_relative_to(self.folder) else pure
        return self.way(_compiled(f"(?x){self.pattern}" if self.is_verbose else self.pattern), str(inner))

    def with_pattern(self, pattern: str) -> Said:
        """The same with another expression."""
        return replace(self, pattern=pattern)


_NOTHING = re.compile(r"(?!)")


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    """What can't be read, or might be looked for without an end, takes nothing."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what Python may read in another way some day
            return re.compile(pattern) if ends_soon(pattern) else _NOTHING
    except (re.error, RecursionError, OverflowError):
        return _NOTHING
