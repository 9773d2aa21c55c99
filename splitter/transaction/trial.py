"""Files that stand beside a test file for as long as they are tried, and are gone afterwards.

A trial uses the transaction's own journal: it names a file that keeps its name all the while, so that
the rule of the recovery ("as long as the original has its name the run is rolled back") takes the
files away again, also after a run that was killed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.model.references import Edit
from splitter.transaction import following, history, system
from splitter.transaction import journal as journals
from splitter.transaction.journal import Action, Journal, Switch, Target
from splitter.transaction.lock import locked
from splitter.transaction.recovery import recover_locked
from splitter.transaction.settling import Outcome, Recovery, clear, settle
from splitter.transaction.signals import deferred
from splitter.transaction.system import Access


@contextmanager
def trial(
    beside: Path, files: Sequence[tuple[str, bytes]], edits: Sequence[Edit] = ()
) -> Iterator[Callable[[], None]]:
    """Within it ``files`` stand in the folder of ``beside``; the old state is back when it is left.

    So do the ``edits``, of files that come with them, get what they need, or name them.

    Gives a function that raises ``Refused`` (S459) once the process was asked to end: call it now and
    then. Raises ``Refused`` when a name is taken (S452), another run is at work in the folder (S453), a
    file can't be written (S454), or the tests have changed one of the files (S710).
    """
    folder = beside.parent.resolve()
    try:
        project = following.project_locked(folder, wanted=bool(edits))
        with locked(folder), project, deferred() as check:
            _refuse_if_stuck(recover_locked(folder))
            journal = replace(_begin(folder, beside.name, files), follows=following.followings(edits, folder))
            contents = tuple(edit.after or b"" for edit in edits)
            with _standing(folder, beside, journal, files, contents):
                yield check
    except OSError as error:
        what = f" ({error.filename})" if error.filename else ""
        raise Refused(finding("S454", f"{error.strerror or error}{what}", path=str(beside))) from error


def _refuse_if_stuck(recoveries: Sequence[Recovery]) -> None:
    stuck = [found for one in recoveries if one.outcome is Outcome.STUCK for found in one.findings]
    if stuck:
        raise Refused(*stuck)


def _begin(folder: Path, anchor: str, files: Sequence[tuple[str, bytes]]) -> Journal:
    number = journals.new_id()
    return Journal(
        id=number,
        action=Action.SPLIT,
        record=number,
        original=anchor,
        before=system.digest(folder / anchor),
        after="",
        switch=Switch.RENAME,
        retired=f"{anchor}.{number}.trial",  # a name that nothing ever gets
        targets=tuple(Target(name, system.sha256(data)) for name, data in files),
        removes=(),
        links=True,
    )


@contextmanager
def _standing(
    folder: Path,
    beside: Path,
    journal: Journal,
    files: Sequence[tuple[str, bytes]],
    contents: tuple[bytes, ...],
) -> Iterator[None]:
    like = system.access(system.SYSTEM.lstat(folder / beside.name)).only(system.SHARED)
    try:
        history.announce(folder, journal.id, like)
        for index, (_, data) in enumerate(files):
            system.create(folder / journal.staged(index), data, like=like)
        following.stage(folder, journal, contents, like)
        links = system.can_link(folder / journal.staged(0), folder / journal.probe)
        journal = replace(journal, links=links)
        journals.write(folder, journal)
    except BaseException:
        clear(folder, journal)
        raise
    try:
        _open_folders(journals.opened(folder, journal.targets), like)
        for index, target in enumerate(journal.targets):
            _place(folder / journal.staged(index), folder / target.name, links=links)
        following.bring(folder, journal)
        yield
    finally:
        left = settle(folder, journal).findings
    if left:
        message = "it was changed while it stood here on trial"
        raise Refused(*(finding("S710", message, path=found.path) for found in left))


def _open_folders(paths: Sequence[Path], like: Access) -> None:
    """The folders that files will be in, which are new as they are."""
    try:
        for path in paths:
            system.open_folder(path, like)
    except FileExistsError as error:
        raise Refused(*(finding("S452", f"{path.name} exists", path=str(path)) for path in paths)) from error


def _place(staged: Path, target: Path, *, links: bool) -> None:
    """Gives a staged file its name, which nothing may have yet."""
    try:
        if links:
            system.SYSTEM.link(staged, target)
        else:
            system.claim(target)
            system.SYSTEM.replace(staged, target)
    except FileExistsError as error:
        raise Refused(finding("S452", f"{target.name} exists", path=str(target))) from error
