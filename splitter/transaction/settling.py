"""A transaction that broke off is finished or taken back, by what is on the disk.

The rule: until the switch of the original's name it is taken back; after it, it is finished. What the
switch has set aside is looked at once more: if it is not what was planned, somebody saved the file in the
last moment, and the split is taken back. Where git is to have the split, its branch decides instead: once
it has moved the transaction is finished, until then it is taken back, switch or no switch.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused
from splitter.transaction import branch, following, history, system
from splitter.transaction import journal as journals
from splitter.transaction.journal import Action, Journal, Switch, Target
from splitter.transaction.progress import (
    aside_of,
    has_switched,
    is_as_planned,
    is_as_written,
    is_claim,
    is_empty,
)


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


def settle(folder: Path, journal: Journal, *, failed: bool = False) -> Recovery:
    """Finishes the transaction or takes it back; raises ``OSError``.

    One that has ``failed`` is taken back whatever was switched, but for a branch that has moved.
    """
    path = str(folder / journal.original)
    switched = has_switched(folder, journal)
    try:
        done = _is_done(folder, journal, switched, failed=failed)
    except Refused as refused:  # git can't be asked
        return stuck(folder, journal.name, path, str(refused))
    if done is None:
        retired = f" nor {journal.retired}" if journal.retired else ""
        return stuck(
            folder, journal.name, path, f"neither {journal.original}{retired} is there as it should be"
        )
    left = finish(folder, journal) if done else _take_back(folder, journal, switched=switched is True)
    outcome = Outcome.FINISHED if done else Outcome.ROLLED_BACK
    return Recovery(path, outcome, tuple(_left(folder / name) for name in left))


def stuck(folder: Path, name: str, path: str, why: str) -> Recovery:
    """A journal that can't be followed, with the reason."""
    found = finding("S455", f"journal {name} can't be followed: {why}", path=str(folder / name))
    return Recovery(path, Outcome.STUCK, (found,))


def finish(folder: Path, journal: Journal) -> list[str]:
    """What comes after the switch; returns the names of files that are no longer what should be removed.

    Raises ``OSError``, and ``Refused`` if git's index can't follow.
    """
    left = [file.name for file in journal.removes if not _remove(folder, journal, file)]
    if journal.removes:
        _close_folders(folder, journal.removes)
        system.sync_folder(folder)
    left += following.take_away(folder, journal)
    if journal.branch is not None:
        branch.follow(folder, journal)
    _remove_all(folder, journal.temporary)
    if journal.switch is not Switch.RENAME and aside_of(folder, journal) is not None:
        if is_as_planned(folder, journal):
            system.remove(folder / journal.aside)
        else:
            left.append(journal.aside)
    if journal.action is Action.UNDO:
        history.forget(folder, journal.record)
    clear(folder, journal)
    return left


def clear(folder: Path, journal: Journal) -> None:
    """Removes a transaction's traces, the journal last but for the word of it; raises ``OSError``."""
    removed = _remove_all(folder, journal.temporary)
    if journal.branch is not None:
        branch.release(folder, journal)
    if system.remove(folder / journal.name) or removed:
        system.sync_folder(folder)
    history.withdraw(folder, [journal.id])
    history.tidy(folder)


def _remove_all(folder: Path, names: Iterable[str]) -> bool:
    """Removes these files; whether any was there."""
    removed = [system.remove(folder / name) for name in names]
    return any(removed)


def _is_done(folder: Path, journal: Journal, switched: bool | None, *, failed: bool) -> bool | None:
    """Whether a transaction is to be finished; ``None`` where that can't be told."""
    # An original that stays does not tell whether it is done: a hook may have changed the parts.
    may_have_moved = switched is not False or journal.switch is Switch.NONE
    if journal.branch is not None and may_have_moved and branch.has_moved(folder, journal):
        return True
    if not switched:
        return switched
    if failed or journal.branch is not None:
        return False
    if journal.switch is Switch.NONE and journal.action is not Action.UNDO:
        return is_as_written(folder / journal.original, Target(journal.original, journal.before))
    if journal.switch is Switch.CREATE or aside_of(folder, journal) is None:
        return True
    if journal.switch is Switch.REPLACE:
        return is_as_planned(folder, journal) and place(folder, journal)
    return is_as_planned(folder, journal) and system.status(folder / journal.original) is None


def place(folder: Path, journal: Journal) -> bool:
    """Puts what the original's name gets there, unless something is there; whether it is there now."""
    new = Target(journal.original, journal.after)
    return is_as_written(folder / new.name, new) or _put(folder, journal, journal.staged_original)


def _put(folder: Path, journal: Journal, name: str) -> bool:
    """Gives the file ``name`` the original's name, too, if nothing has that; whether it has it now."""
    original = folder / journal.original
    try:
        if journal.links:
            system.SYSTEM.link(folder / name, original)
        else:
            there = system.status(original)
            if there is None or not is_empty(there):  # an empty one is our claim
                system.claim(original)
            system.SYSTEM.replace(folder / name, original)
    except FileExistsError:
        return False
    system.sync_folder(folder)
    return True


def _take_back(folder: Path, journal: Journal, *, switched: bool) -> list[str]:
    """The old state; returns the names of files that are no longer what was written."""
    left = _switch_back(folder, journal) if switched else []
    _dropaside_of(folder, journal)
    left += following.take_back(folder, journal)
    return left + _roll_back(folder, journal)


def _switch_back(folder: Path, journal: Journal) -> list[str]:
    """Gives the original's name back to what it stood for; returns what can't be, for somebody took it."""
    original, aside = folder / journal.original, folder / journal.aside
    if journal.switch is Switch.CREATE:
        _remove(folder, journal, Target(journal.original, journal.after))
    elif aside_of(folder, journal) is None or _put(folder, journal, journal.aside):
        pass
    elif journal.switch is Switch.REPLACE and is_as_written(original, Target("", journal.after)):
        system.SYSTEM.replace(aside, original)
    elif is_as_written(original, Target("", journal.before)) and is_as_planned(folder, journal):
        system.remove(aside)  # somebody has brought the same back
    else:
        return [journal.aside]
    system.sync_folder(folder)
    return []


def _dropaside_of(folder: Path, journal: Journal) -> None:
    """Once the original has its name again it needs no other."""
    there, aside = system.status(folder / journal.original), aside_of(folder, journal)
    if there is not None and aside is not None and os.path.samestat(there, aside):
        system.remove(folder / journal.aside)


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
    if journal.action is not Action.UNDO:
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
    if there is not None and is_claim(folder, journal, there):
        system.remove(folder / name)


def _withdraw(folder: Path, journal: Journal, staged: Path, target: Target) -> bool:
    """Removes a target if it is there as this transaction wrote it; says whether nothing is left."""
    path = folder / target.name
    there = system.status(path)
    if there is None:
        return _remove(folder, journal, target)
    waiting = system.status(staged)
    if waiting is None or os.path.samestat(waiting, there):
        return _remove(folder, journal, target)
    # The staged file still waits for its name, so that somebody else has taken it - or we had
    # claimed it with an empty file.
    if journal.links or not is_empty(there):
        return False
    system.remove(path)
    return True


def _remove(folder: Path, journal: Journal, target: Target) -> bool:
    """Removes a file that is as it was written; says whether nothing is left.

    It is set aside first and looked at once more there: somebody may save it in the last moment.
    """
    path, aside = folder / target.name, folder / journal.gone(target.name)
    if system.status(aside) is None:
        if system.status(path) is None:
            return True
        if not is_as_written(path, target):
            return False
        system.SYSTEM.replace(path, aside)
    if is_as_written(aside, target):
        system.remove(aside)
        return True
    if system.status(path) is None:
        system.SYSTEM.replace(aside, path)
    return False


def _left(path: Path) -> Finding:
    return finding(
        "S456", f"{path.name} is not as the killed run wrote it, and was left in place", path=str(path)
    )
