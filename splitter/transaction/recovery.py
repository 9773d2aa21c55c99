"""What killed runs left behind is looked for, and each of them settled."""

from __future__ import annotations

from pathlib import Path

from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.transaction import branch, history, system
from splitter.transaction import journal as journals
from splitter.transaction.journal import Damaged
from splitter.transaction.lock import locked
from splitter.transaction.settling import Outcome, Recovery, settle, stuck


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
        found = system.status(folder / name)
        if found is not None and system.is_ours(found, folder):
            system.remove(folder / name)
    if all(recovery.outcome is not Outcome.STUCK for recovery in recoveries):
        history.withdraw(folder, [id for id, where in history.pending(folder).items() if where == folder])
    history.tidy(folder)
    return recoveries


def _recover_one(folder: Path, name: str) -> Recovery:
    try:
        journal = journals.load(folder, name)
    except Damaged as error:
        return stuck(folder, name, str(folder / name), str(error))
    if journal.branch is not None:
        try:
            branch.refuse_if_busy(folder, journal)
        except Refused as refused:
            if refused.findings[0].code == "S453":
                raise
            return stuck(folder, name, str(folder / journal.original), str(refused))
    return settle(folder, journal)
