"""How to see without us that nothing is lost: commands, and what they print."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import Enum

from splitter.proving.proof import Change
from splitter.reviewing.sheets import Sheet
from splitter.text.file_names import RETIRED_SUFFIX


@dataclass(frozen=True)
class Check:
    """A command for bash, and what to expect of it."""

    command: str
    prints: str


HERE = "the folder that this page was made in"

TOP = "the repository's top"


@dataclass(frozen=True)
class Commands:
    """How a person gets at both sides, up to the names of the files."""

    before: str = "cat "
    """What shows the originals, if any does; its last word stands before each name: ``git show abc^:``."""
    after: str = "cat "
    retired: str = ""
    """What the originals' names have behind them now."""
    difference: str = "git diff HEAD"
    """What shows the whole change; empty where no git is."""
    blamed: str = ""
    """The commit whose blame can be asked for."""
    folder: str = HERE
    """Where they are to be given."""


class Before(Enum):
    """Where what was before a run can be seen after it."""

    RETIRED = "retired"
    KEPT = "kept"
    IN_GIT = "in git"


def after_runs(where: Set[Before], after: Iterable[str], *, with_git: bool) -> Commands:
    """Those for runs that left what was in such places; git, if it is there, has it whatever they did."""
    new = " ".join(map(shlex.quote, after))
    difference = f"git add --intent-to-add -- {new}; git diff HEAD" if with_git else ""
    if where == {Before.RETIRED}:
        return Commands("cat ", "cat ", RETIRED_SUFFIX, difference)
    before = "cat " if where == {Before.KEPT} else "git show HEAD:./" if with_git else ""
    return Commands(before, "cat ", "", difference)


def checks(
    change: Change, originals: Sequence[Sheet], parts: Sequence[Sheet], how: Commands
) -> tuple[Check, ...]:
    """Lines counted by ``comm``, then what git makes of the change."""
    if not how.before:
        return ()
    old, new = [sheet.path for sheet in originals], [sheet.path for sheet in parts]
    before = _shown(how.before, [name + how.retired for name in old])
    after = _shown(how.after, new)
    lines, others = (_lines(files, names) for files, names in ((change.before, old), (change.after, new)))
    gone, come = (lines - others).total(), (others - lines).total()
    sides = f"<({before} | LC_ALL=C sort) <({after} | LC_ALL=C sort)"
    found = [
        Check(f"LC_ALL=C comm -23 {sides}", f"{gone} lines of the originals that are in no part"),
        Check(
            f"LC_ALL=C comm -13 {sides} | wc -l",
            f"{come}: the lines of the parts that the originals have not, or not so often",
        ),
    ]
    if how.difference:
        found.append(
            Check(
                f"{how.difference} --color-moved=dimmed-zebra -- {_quoted([*old, *new])}",
                "moved lines dimmed; what is in full colour is what “All that is no move” shows",
            )
        )
    if how.blamed and new:
        found.append(
            Check(
                f"git blame -s -C -C -C {how.blamed} -- {shlex.quote(new[0])}",
                "earlier commits beside what moved; the last one beside headers, imports and short lines",
            )
        )
    return tuple(found)


def _shown(command: str, names: Sequence[str]) -> str:
    words = command.split(" ")
    prefix = words.pop()
    return " ".join([*words, *(prefix + shlex.quote(name) for name in names)])


def _quoted(names: Sequence[str]) -> str:
    return " ".join(map(shlex.quote, names))


def _lines(files: Mapping[str, bytes], names: Sequence[str]) -> Counter[bytes]:
    lines = b"".join(files[name] for name in names).split(b"\n")
    return Counter(lines if lines[-1] else lines[:-1])
