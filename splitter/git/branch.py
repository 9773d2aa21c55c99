"""A branch that is to move in one step, and the commit that it moves to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Branch:
    """A branch, and the commit that it is to move from."""

    ref: str
    """Its full name; ``HEAD`` where none is checked out."""
    old: str
    """The commit's id; empty where there is none yet."""


@dataclass(frozen=True)
class Held:
    """The repository's index while nobody else can change it."""

    scratch: Path
    """Where another index may be, for a commit to be made from."""
    inherited: tuple[int, ...]
    """Descriptors that a git command is to keep open that moves the branch."""


@dataclass(frozen=True)
class Commit:
    """A commit that is to hold a split, and so decides whether there is one."""

    branch: Branch
    make: Callable[[Held], None]
    """Makes it, or moves the branch to it, once the tree is as it will be; raises ``Refused``."""
