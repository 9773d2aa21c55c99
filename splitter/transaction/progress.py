"""How far a transaction came: what its journal's files say of it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from splitter.transaction import system
from splitter.transaction.journal import Action, Journal, Switch, Target


def has_switched(folder: Path, journal: Journal) -> bool | None:
    """Whether the original's name was switched; ``None`` where the disk does not tell."""
    there = system.status(folder / journal.original)
    if journal.switch is Switch.NONE:
        return journal.action is Action.UNDO or all_there(folder, journal)
    if journal.switch is Switch.CREATE:
        return there is not None and _is_new(folder, journal, there)
    aside = aside_of(folder, journal)
    if aside is not None:
        # The same file under both names is on its way back.
        return there is None or not os.path.samestat(there, aside)
    if journal.switch is Switch.RENAME:
        return False if there is not None else None
    if journal.switch is Switch.REMOVE:
        return False if there is not None else all_there(folder, journal) or None
    if there is None or not stat.S_ISREG(there.st_mode):
        return None
    digest = system.digest(folder / journal.original)
    if digest in (journal.before, journal.after):
        return digest == journal.after
    # Somebody has edited it since: before the switch, if what it was to become still waits, and when the
    # parts are gone already.
    waits = system.status(folder / journal.staged_original) is not None
    return False if waits or (journal.targets and not _any_there(folder, journal)) else None


def is_as_planned(folder: Path, journal: Journal) -> bool:
    """Whether what the switch has set aside is what it was to be; true before the switch."""
    aside = aside_of(folder, journal)
    return aside is None or is_as_written(folder / journal.aside, Target(journal.aside, journal.before))


def aside_of(folder: Path, journal: Journal) -> os.stat_result | None:
    """What the switch has set aside; ``None`` before it."""
    if journal.switch in (Switch.NONE, Switch.CREATE):
        return None
    aside = system.status(folder / journal.aside)
    if aside is None or (journal.switch is Switch.RENAME and is_claim(folder, journal, aside)):
        return None
    return aside


def all_there(folder: Path, journal: Journal) -> bool:
    """Whether every target has its name."""
    return all(is_as_written(folder / target.name, target) for target in journal.targets)


def _any_there(folder: Path, journal: Journal) -> bool:
    return any(system.status(folder / target.name) is not None for target in journal.targets)


def is_as_written(path: Path, target: Target) -> bool:
    """Whether a file has the bytes of ``target``."""
    there = system.status(path)
    return there is not None and stat.S_ISREG(there.st_mode) and system.digest(path) == target.sha256


def _is_new(folder: Path, journal: Journal, there: os.stat_result) -> bool:
    """Whether what stands at the original's name is what an undo brings back there."""
    waiting = system.status(folder / journal.staged_original)
    if waiting is not None and not os.path.samestat(waiting, there):
        return False
    return stat.S_ISREG(there.st_mode) and system.digest(folder / journal.original) == journal.after


def is_claim(folder: Path, journal: Journal, there: os.stat_result) -> bool:
    """Whether a name is only claimed: by a link to the journal, or an empty file."""
    if not journal.links:
        return is_empty(there)
    own = system.status(folder / journal.name)
    return own is not None and os.path.samestat(own, there)


def is_empty(found: os.stat_result) -> bool:
    """Whether it is a file without bytes."""
    return stat.S_ISREG(found.st_mode) and found.st_size == 0
