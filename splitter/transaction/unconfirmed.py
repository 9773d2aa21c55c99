"""Splits that stand while they are tried: if their run is killed, the next command takes them back.

The history holds ``<run>.unconfirmed`` until the run has decided which of its splits stay. The file is
locked by the process that is at work, so that one which nobody holds is a killed run's.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.transaction import history, system
from splitter.transaction.journal import Damaged
from splitter.transaction.lock import held
from splitter.transaction.settling import Outcome, Recovery
from splitter.transaction.undoing import tried

SUFFIX = ".unconfirmed"


@contextmanager
def unconfirmed(folders: Iterable[Path], run: str) -> Iterator[None]:
    """Within it the splits that ``run`` makes in these folders are not for good.

    Whatever is raised in it has them taken back. Raises ``Refused`` (S454).
    """
    stores = {history.root(folder.resolve()) for folder in folders}
    try:
        with ExitStack() as stack:
            for top in sorted(stores):
                store = history.opened(top)
                stack.callback(history.tidy, top)
                stack.enter_context(held(store / f"{run}{SUFFIX}"))
            try:
                yield
            except BaseException:
                for top in stores:
                    _take_back(top, run)
                raise
    except OSError as error:
        message = f"the history can't be written: {error.strerror or error}"
        raise Refused(finding("S454", message, path=str(error.filename or ""))) from error


def take_back_unconfirmed(start: Path) -> list[Recovery]:
    """Takes back what killed runs left to be compared in the project around ``start``; raises ``OSError``."""
    found: list[Recovery] = []
    for store in history.stores(start.resolve()):
        for name in sorted(system.SYSTEM.listdir(store)):
            run = name.removesuffix(SUFFIX)
            status = system.status(store / name)
            if run == name or status is None or not system.is_ours(status, store.parent):
                continue
            with suppress(BlockingIOError), held(store / name):  # one that is held is at work
                found += _take_back(store.parent, run)
        history.tidy(store.parent)
    return found


def _take_back(top: Path, run: str) -> list[Recovery]:
    try:
        records = [record for record in history.records(top) if record.run == run]
    except Damaged as error:
        why = finding("S467", str(error), path=os.fspath(top))
        return [Recovery(os.fspath(top), Outcome.STUCK, (why,))]
    undone = [tried(record) for record in records]
    return [
        Recovery(one.path, Outcome.STUCK if one.findings else Outcome.ROLLED_BACK, one.findings)
        for one in undone
    ]
