"""The branch and the index go with the tree: the part of a transaction that is git's.

Git moves a branch in one step, and that step decides. The index follows it: it is made anew beside the old
one and takes its name at once. Until then its lock (``index.lock``, as every git command takes it) is ours,
so that a killed run leaves no index that is half staged, nor one that another command changes meanwhile.
The lock's content names the transaction: a later run knows that it may take it away.

A git command that was started can outlive a run that is killed, and move the branch after all. It inherits
the lock's open file, which is locked for the system too: as long as that holds it is still at work.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from splitter.git.branch import Held
from splitter.git.repository import Repository, repository_of
from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.transaction import system
from splitter.transaction.journal import Journal, Switch
from splitter.transaction.lock import hold

_QUIET = ("core.fsmonitor=false", f"core.hooksPath={os.devnull}")
"""A later run that clears up starts nothing of the repository's own."""


@contextmanager
def held(folder: Path, journal: Journal) -> Iterator[Held]:
    """Takes the index's lock, which ``release`` gives back; raises ``Refused`` (S469), ``OSError``."""
    repository = _repository(folder, journal)
    lock = _lock(repository)
    token = _beside(lock, journal, "lock")
    system.create(token, _words(journal), system.Access(0o600, *_owner(lock.parent)))
    try:
        if system.can_link(token, _beside(lock, journal, "probe")):
            system.SYSTEM.link(token, lock)
        else:
            system.create(lock, _words(journal))
    except FileExistsError as error:
        message = f"{lock} exists: another git command is at work, or was when it was killed"
        raise Refused(finding("S469", message, path=repository.path)) from error
    descriptor = system.SYSTEM.open(lock, os.O_RDWR | system.NO_FOLLOW)
    try:
        with suppress(OSError):  # where files can't be locked it can't be told who is at work
            hold(descriptor)
        # Windows has no such inheritance,
        yield Held(_beside(lock, journal, "index"), () if os.name == "nt" else (descriptor,))
    finally:
        system.SYSTEM.close(descriptor)


def refuse_if_busy(folder: Path, journal: Journal) -> None:
    """Raises ``Refused`` (S453) while a git command that a killed run has started is still at work."""
    lock = _lock(_repository(folder, journal))
    if not _is_ours(lock, journal):
        return
    descriptor = system.SYSTEM.open(lock, os.O_RDWR | system.NO_FOLLOW)
    try:
        hold(descriptor)
    except BlockingIOError as error:
        message = f"git is still at work on {journal.original}, for a run that was killed"
        raise Refused(finding("S453", message, path=str(folder / journal.original))) from error
    except OSError:
        pass  # see ``held``
    finally:
        system.SYSTEM.close(descriptor)


def has_moved(folder: Path, journal: Journal) -> bool:
    """Whether the branch has a commit by now that has to do with the split; raises ``Refused``."""
    assert journal.branch is not None
    repository = _repository(folder, journal)
    now, old = repository.head(journal.branch.ref), journal.branch.old
    if now is None or now == old:
        return False
    # A commit of the user's own can have to do with an original that stays.
    names = _names(repository, journal)[journal.switch is Switch.NONE :]
    if not old:
        return repository.git("ls-tree", "-z", now, "--", *names) != ""
    return repository.git("diff-tree", "-r", "--name-only", "-z", old, now, "--", *names) != ""


def follow(folder: Path, journal: Journal) -> None:
    """Gives the index what the current commit has of the split's files; raises ``Refused``, ``OSError``."""
    repository = _repository(folder, journal)
    lock = _lock(repository)
    if not _is_ours(lock, journal):
        return  # done before
    index, new = repository.index, _beside(lock, journal, "index")
    for path in (new, _locked(new)):
        system.remove(path)
    if system.status(index) is not None:
        system.create(new, system.read(index), system.access(system.SYSTEM.lstat(index)))
    aside = repository.aside(new)
    followed = [os.path.normpath(repository.name(one.name)) for one in journal.follows]
    aside.stage(repository.entries([*_names(repository, journal), *followed]))
    aside.run("update-index", "-q", "--refresh")  # only spares the next command the work
    system.SYSTEM.replace(new, index)
    release(folder, journal)


def release(folder: Path, journal: Journal) -> None:
    """Gives the index's lock back and removes what was beside it; raises ``Refused``, ``OSError``."""
    lock = _lock(_repository(folder, journal))
    if _is_ours(lock, journal):
        system.remove(lock)
    for kind in ("index", "probe", "lock"):
        for path in (_beside(lock, journal, kind), _locked(_beside(lock, journal, kind))):
            system.remove(path)


def _repository(folder: Path, journal: Journal) -> Repository:
    found = repository_of(str(folder / journal.original))
    return Repository(found.top, found.path, configuration=_QUIET)


def _names(repository: Repository, journal: Journal) -> list[str]:
    """The files of a transaction, the original first, from the top of the work tree."""
    files = (journal.original, journal.retired, *(one.name for one in (*journal.targets, *journal.removes)))
    return [repository.name(file) for file in files if file]


def _lock(repository: Repository) -> Path:
    return _locked(repository.index)


def _locked(index: Path) -> Path:
    """The lock of an index, as git has it."""
    return index.with_name(f"{index.name}.lock")


def _beside(lock: Path, journal: Journal, kind: str) -> Path:
    return lock.with_name(f"splitter-{journal.id}.{kind}")


def _words(journal: Journal) -> bytes:
    return f"splitter {journal.id}\n".encode("ascii")


def _is_ours(lock: Path, journal: Journal) -> bool:
    found = system.status(lock)
    words = _words(journal)
    return found is not None and found.st_size == len(words) and system.read(lock) == words


def _owner(folder: Path) -> tuple[int, int]:
    found = system.SYSTEM.lstat(folder)
    return found.st_uid, found.st_gid
