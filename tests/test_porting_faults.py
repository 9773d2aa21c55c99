"""A port and its undo: every call fails in turn, and the process is killed after each.

All parts have the bytes of before afterwards, or all those of after.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from splitter.transaction import recover, undo
from splitter.transaction.rewriting import FileChange, rewrite
from tests.conftest import Drawn
from tests.test_merging_faults import _broken, folders, tree
from tests.test_transaction_faults import at, count, forked, run, sending

__all__ = ["folders"]

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="needs fork and SIGKILL")]

OLD = {
    "test_x_a.py": b"def test_a(): ...\n",
    "test_x_b.py": b"def test_b(): ...\n",
    "test_x_c.py": b"c = 1\n",
}
NEW = {
    "test_x_a.py": b"def test_a(): pass\n",
    "test_x_b.py": b"def test_b(): pass\n",
    "x_helpers.py": b"d = 1\n",
}
"""One part goes, one file comes."""


def fresh(folder: Path) -> list[FileChange]:
    """A new folder with parts, and what is to become of them."""
    for name, data in OLD.items():
        (folder / name).write_bytes(data)
    names = sorted({*OLD, *NEW})
    return [FileChange(str(folder / name), OLD.get(name), NEW.get(name)) for name in names]


def ended(folder: Path) -> str:
    """Which of the states the folder is in, and no other."""
    found = tree(folder)
    assert found in (OLD, NEW)
    return "old" if found == OLD else "new"


@pytest.mark.parametrize("links", [True, False], ids=["links", "no-links"])
def test_a_port_that_fails_or_is_killed_at_any_call_is_all_or_nothing(
    links: bool, folders: Iterator[Path], drawn: Drawn
) -> None:
    ends = set()
    for k in drawn(range(count(partial(rewrite, fresh(next(folders)), "patch"), links=links))):
        for how in ("fails", "killed"):
            folder = next(folders)
            _broken(partial(rewrite, fresh(folder), "patch"), k, how, links=links)
            recover(folder)
            ends.add(ended(folder))
            assert recover(folder) == []
    assert ends == {"old", "new"}


def test_an_undo_that_is_killed_at_any_call_is_all_or_nothing(folders: Iterator[Path], drawn: Drawn) -> None:
    def ported() -> Path:
        folder = next(folders)
        run(partial(rewrite, fresh(folder), "patch"), lambda _, call: call(), links=True)
        return folder

    ends = set()
    for k in drawn(range(count(partial(undo, ported() / "test_x_a.py"), links=True))):
        folder = ported()
        task = partial(undo, folder / "test_x_a.py")
        assert forked(partial(run, task, at(k, sending(signal.SIGKILL), "after"), links=True))
        recover(folder)
        ends.add(ended(folder))
    assert ends == {"old", "new"}
