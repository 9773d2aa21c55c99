"""What a killed run left behind is finished, or undone.

The rule: as long as the original has its name the run is rolled back; once it has been retired the
run had done all that matters, and only its traces are removed.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from splitter.findings import finding
from splitter.model import Finding, Refused
from splitter.transaction import journal as journals
from splitter.transaction import system
from splitter.transaction.journal import Damaged, Journal, Target
from splitter.transaction.lock import locked


class Outcome(str, Enum):
    """How a killed run ended."""

    FINISHED = "finished"
    ROLLED_BACK = "rolled back"
    STUCK = "stuck"


@dataclass(frozen=True)
class Recovery:
    """One killed run: its original's path (the journal's, where that can't be read) and how it ended."""

    path: str
    outcome: Outcome
    findings: tuple[Finding, ...] = ()


def recover(folder: Path) -> list[Recovery]:
    """Clears what killed runs left in ``folder``; an empty list when there was nothing.

    A run that can't be cleared safely is ``STUCK``, with the reason, and everything of it is left as
    it is. Raises ``Refused`` when another run is at work there or the folder can't be read or written.
    """
    try:
        with locked(folder.resolve()):
            return recover_locked(folder.resolve())
    except OSError as error:
        message = f"what a killed run left in {folder} can't be cleared: {error.strerror or error}"
        raise Refused(finding("S454", message, path=str(folder))) from error


def recover_locked(folder: Path) -> list[Recovery]:
    """``recover`` for one who holds the folder's lock; raises ``OSError``."""
    recoveries = [_recover_one(folder, name) for name in journals.journals(system.SYSTEM.listdir(folder))]
    # Files without a journal were staged by a run that was killed before it gave anything a name.
    for name in journals.orphans(system.SYSTEM.listdir(folder)):
        system.remove(folder / name)
    return recoveries


def settle(folder: Path, journal: Journal) -> Recovery:
    """Finishes or rolls back ``journal``'s transaction, by what is on the disk; raises ``OSError``."""
    path = str(folder / journal.original)
    retired = system.status(folder / journal.retired)
    if system.status(folder / journal.original) is not None:
        left = _roll_back(folder, journal)
        return Recovery(path, Outcome.ROLLED_BACK, tuple(_left(folder / name) for name in left))
    if retired is not None and not _is_claim(folder, journal, retired):
        clear(folder, journal)
        return Recovery(path, Outcome.FINISHED)
    return _stuck(folder, journal.name, path, f"neither {journal.original} nor {journal.retired} is there")


def _recover_one(folder: Path, name: str) -> Recovery:
    try:
        return settle(folder, journals.load(folder, name))
    except Damaged as error:
        return _stuck(folder, name, str(folder / name), str(error))


def _stuck(folder: Path, name: str, path: str, why: str) -> Recovery:
    found = finding("S455", f"journal {name} can't be followed: {why}", path=str(folder / name))
    return Recovery(path, Outcome.STUCK, (found,))


def _roll_back(folder: Path, journal: Journal) -> list[str]:
    """Takes the parts away again; returns the names of those that are no longer what was written."""
    left = [
        target.name
        for index, target in enumerate(journal.targets)
        if not _withdraw(folder, journal, folder / journal.staged(index), target)
    ]
    retired = system.status(folder / journal.retired)
    if retired is not None and _is_claim(folder, journal, retired):
        system.remove(folder / journal.retired)
    # Until the parts are gone for good the journal must be there.
    system.sync_folder(folder)
    clear(folder, journal)
    return left


def _withdraw(folder: Path, journal: Journal, staged: Path, target: Target) -> bool:
    """Removes a part if it is there as this transaction wrote it; says whether nothing is left."""
    path = folder / target.name
    there = system.status(path)
    if there is None:
        return True
    waiting = system.status(staged)
    if waiting is not None and not os.path.samestat(waiting, there):
        # The staged file still waits for its name, so that somebody else has taken it - or we had
        # claimed it with an empty file.
        ours = not journal.links and _is_empty(there)
    else:
        ours = stat.S_ISREG(there.st_mode) and system.digest(path) == target.sha256
    if ours:
        system.remove(path)
    return ours


def _is_claim(folder: Path, journal: Journal, retired: os.stat_result) -> bool:
    """Whether the retired original's name is only claimed: by a link to the journal, or an empty file."""
    if not journal.links:
        return _is_empty(retired)
    own = system.status(folder / journal.name)
    return own is not None and os.path.samestat(own, retired)


def _is_empty(found: os.stat_result) -> bool:
    return stat.S_ISREG(found.st_mode) and found.st_size == 0


def clear(folder: Path, journal: Journal) -> None:
    """Removes a transaction's traces, the journal last; raises ``OSError``."""
    for name in journal.temporary:
        system.remove(folder / name)
    system.remove(folder / journal.name)
    system.sync_folder(folder)


def _left(path: Path) -> Finding:
    return finding(
        "S456", f"{path.name} is not as the killed run wrote it, and was left in place", path=str(path)
    )
