"""What others say of a file that is split: values."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Kind(str, Enum):
    """What is named."""

    FILE = "file"  # tests/test_big.py
    TEST = "test"  # tests/test_big.py::test_one
    MODULE = "module"  # tests.test_big, tests.test_big.helper
    PATTERN = "pattern"  # tests/test_b*.py
    BUILT = "built"  # f"tests/test_{name}.py"


class Fate(str, Enum):
    """What the split does to a reference."""

    STALE = "stale"  # it names what is gone
    PROSE = "prose"  # so it does, but says it to people: documentation, comments
    PARTLY = "partly"  # a pattern that took the original, and takes not all parts
    FOLLOWED = "followed"  # it names the parts once the split is done
    PERHAPS = "perhaps"  # code puts a name together that may be it
    NEWLY = "newly"  # a pattern that takes parts, and did not take the original


@dataclass(frozen=True)
class Reference:
    """One place where the original is named."""

    path: str
    """The file, from the project's top."""
    line: int
    column: int
    kind: Kind
    fate: Fate
    old: str
    """What stands there."""
    new: tuple[str, ...] = ()
    """What would have to stand there; of a pattern, the parts that it does not take, or takes now."""
    why: str = ""
    """Why it is not known what would have to stand there."""


@dataclass(frozen=True)
class Edit:
    """What becomes of another file: it names the parts instead, or it comes or goes with its test."""

    path: str
    """From the project's top, with slashes."""
    before: bytes | None = field(repr=False)
    """Its bytes; none where it comes."""
    after: bytes | None = field(repr=False)
    """Its bytes once the split is done; none where it goes."""


@dataclass(frozen=True)
class References:
    """Who names the original, and what becomes of their files."""

    found: tuple[Reference, ...] = ()
    edits: tuple[Edit, ...] = ()
