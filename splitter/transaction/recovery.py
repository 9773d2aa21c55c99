"""What a killed run left behind is finished, or undone.

The rule: until the switch of the original's name the run is rolled back; after it the run is finished.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused
from splitter.transaction import history, system
from splitter.transaction import journal as journals
from splitter.transaction.journal import Action, Damaged, Journal, Switch, Target
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


def recover_project(start: Path) -> list[Recovery]:
    """``recover`` in every folder of the project around ``start`` where a run was killed.

    A folder where another run is at work now is left to it. Raises ``Refused``.
    """
    found: list[Recovery] = []
    try:
        folders = history.pending(start.resolve())
    except OSError as error:
        message = f"the history of {start} can't be read: {error.strerror or error}"
        raise Refused(finding("S454", message, path=str(start))) from error
    for folder in dict.fromkeys(folders.values()):
        found += _unless_busy(folder)
    return found


def _unless_busy(folder: Path) -> list[Recovery]:
    try:
        return recover(folder)
    except Refused as refused:
        if all(f.code == "S453" for f in refused.findings):
            return []
        raise


def recover_locked(folder: Path) -> list[Recovery]:
    """``recover`` for one who holds the folder's lock; raises ``OSError``."""
    names = journals.journals(system.SYSTEM.listdir(folder))
    recoveries = [_recover_one(folder, name) for name in names]
    # Files without a journal were staged by a run that was killed before it gave anything a name.
    for name in journals.orphans(system.SYSTEM.listdir(folder)):
        system.remove(folder / name)
    if all(recovery.outcome is not Outcome.STUCK for recovery in recoveries):
        history.withdraw(folder, [id for id, where in history.pending(folder).items() if where == folder])
    history.tidy(folder)
    return recoveries


def settle(folder: Path, journal: Journal) -> Recovery:
    """Finishes or rolls back ``journal``'s transaction, by what is on the disk; raises ``OSError``."""
    path = str(folder / journal.original)
    switched = _has_switched(folder, journal)
    if switched is None:
        retired = f" nor {journal.retired}" if journal.retired else ""
        return _stuck(
            folder, journal.name, path, f"neither {journal.original}{retired} is there as it should be"
        )
    left = finish(folder, journal) if switched else _roll_back(folder, journal)
    outcome = Outcome.FINISHED if switched else Outcome.ROLLED_BACK
    return Recovery(path, outcome, tuple(_left(folder / name) for name in left))


def finish(folder: Path, journal: Journal) -> list[str]:
    """What comes after the switch; returns the names of files that are no longer what should be removed."""
    left = [file.name for file in journal.removes if not _remove(folder / file.name, file)]
    if journal.removes:
        _close_folders(folder, journal.removes)
        system.sync_folder(folder)
    if journal.action is Action.UNDO:
        history.forget(folder, journal.record)
    clear(folder, journal)
    return left


def clear(folder: Path, journal: Journal) -> None:
    """Removes a transaction's traces, the journal last but for the word of it; raises ``OSError``."""
    for name in journal.temporary:
        system.remove(folder / name)
    system.remove(folder / journal.name)
    system.sync_folder(folder)
    history.withdraw(folder, [journal.id])
    history.tidy(folder)


def _recover_one(folder: Path, name: str) -> Recovery:
    try:
        return settle(folder, journals.load(folder, name))
    except Damaged as error:
        return _stuck(folder, name, str(folder / name), str(error))


def _stuck(folder: Path, name: str, path: str, why: str) -> Recovery:
    found = finding("S455", f"journal {name} can't be followed: {why}", path=str(folder / name))
    return Recovery(path, Outcome.STUCK, (found,))


def _has_switched(folder: Path, journal: Journal) -> bool | None:
    """Whether the deciding step has happened; ``None`` where the disk does not tell."""
    there = system.status(folder / journal.original)
    if journal.switch is Switch.NONE:
        return journal.action is Action.UNDO or _all_there(folder, journal)
    if journal.switch is Switch.RENAME:
        if there is not None:
            return False
        retired = system.status(folder / journal.retired)
        return True if retired is not None and not _is_claim(folder, journal, retired) else None
    if journal.switch is Switch.REMOVE:
        return False if there is not None else _all_there(folder, journal) or None
    if journal.switch is Switch.CREATE:
        return there is not None and _is_new(folder, journal, there)
    if there is None or not stat.S_ISREG(there.st_mode):
        return None
    digest = system.digest(folder / journal.original)
    if digest in (journal.before, journal.after):
        return digest == journal.after
    # Somebody has edited it since: before the switch, if what it was to become still waits.
    return False if system.status(folder / journal.staged_original) is not None else None


def _all_there(folder: Path, journal: Journal) -> bool:
    """Whether every target has its name."""
    return all(_is_as_written(folder / target.name, target) for target in journal.targets)


def _is_as_written(path: Path, target: Target) -> bool:
    there = system.status(path)
    return there is not None and stat.S_ISREG(there.st_mode) and system.digest(path) == target.sha256


def _is_new(folder: Path, journal: Journal, there: os.stat_result) -> bool:
    """Whether what stands at the original's name is what an undo brings back there."""
    waiting = system.status(folder / journal.staged_original)
    if waiting is not None and not os.path.samestat(waiting, there):
        return False
    return stat.S_ISREG(there.st_mode) and system.digest(folder / journal.original) == journal.after


def _roll_back(folder: Path, journal: Journal) -> list[str]:
    """Takes the targets away again; returns the names of those that are no longer what was written."""
    left = [
        target.name
        for index, target in enumerate(journal.targets)
        if not _withdraw(folder, journal, folder / journal.staged(index), target)
    ]
    _close_folders(folder, journal.targets)
    _unclaim(folder, journal)
    # Until the parts are gone for good the journal must be there.
    system.sync_folder(folder)
    if journal.action is Action.SPLIT:
        history.forget(folder, journal.record)
    clear(folder, journal)
    return left


def _close_folders(folder: Path, files: Collection[Target]) -> None:
    """Takes away the folders that files were in, unless something else is in them."""
    names = [file.name.rpartition("/")[2] for file in files]
    for path in journals.opened(folder, files):
        system.close_folder(path, names)


def _unclaim(folder: Path, journal: Journal) -> None:
    """Gives back the name that the switch was to take."""
    name = {Switch.RENAME: journal.retired, Switch.CREATE: journal.original}.get(journal.switch)
    if name is None:
        return
    there = system.status(folder / name)
    if there is not None and _is_claim(folder, journal, there):
        system.remove(folder / name)


def _withdraw(folder: Path, journal: Journal, staged: Path, target: Target) -> bool:
    """Removes a target if it is there as this transaction wrote it; says whether nothing is left."""
    path = folder / target.name
    there = system.status(path)
    if there is None:
        return True
    waiting = system.status(staged)
    if waiting is None or os.path.samestat(waiting, there):
        return _remove(path, target)
    # The staged file still waits for its name, so that somebody else has taken it - or we had
    # claimed it with an empty file.
    if journal.links or not _is_empty(there):
        return False
    system.remove(path)
    return True


def _remove(path: Path, target: Target) -> bool:
    """Removes a file that is as it was written; says whether nothing is left."""
    if system.status(path) is None:
        return True
    ours = _is_as_written(path, target)
    if ours:
        system.remove(path)
    return ours


def _is_claim(folder: Path, journal: Journal, there: os.stat_result) -> bool:
    """Whether a name is only claimed: by a link to the journal, or an empty file."""
    if not journal.links:
        return _is_empty(there)
    own = system.status(folder / journal.name)
    return own is not None and os.path.samestat(own, there)


def _is_empty(found: os.stat_result) -> bool:
    return stat.S_ISREG(found.st_mode) and found.st_size == 0


def _left(path: Path) -> Finding:
    return finding(
        "S456", f"{path.name} is not as the killed run wrote it, and was left in place", path=str(path)
    )
