"""A merge and its undo: every call fails in turn, and the process is killed after each.

The folder holds the complete old state or the complete new one afterwards, parts in a package included.
"""

from __future__ import annotations

import itertools
import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from splitter.model.finding import Refused
from splitter.transaction import recover, undo
from splitter.transaction.folding import Fold, Going, fold
from splitter.transaction.history import FOLDER
from tests.conftest import Drawn
from tests.test_transaction_faults import ERRORS, Task, at, count, forked, raising, run, sending

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="needs fork and SIGKILL")]

WHOLE = b"def test_a(): ...\n\ndef test_b(): ...\n"
PARTS = {"test_x_a.py": b"def test_a(): ...\n", "test_x_b.py": b"def test_b(): ...\n"}
PACKAGE = {f"x/{name}": data for name, data in PARTS.items()}
RETIRED = {"test_x.py.DEPRECATED": WHOLE}
STUB = {"test_x.py": b"# elsewhere\n"}
WAYS: dict[str, tuple[dict[str, bytes], dict[str, bytes]]] = {
    "deleted": (PARTS | RETIRED, {}),
    "retired": (PARTS | RETIRED, {f"{name}.DEPRECATED": data for name, data in PARTS.items()}),
    "package": (PACKAGE | RETIRED, {}),
    "stub": (PARTS | STUB, {}),
}
"""What is there before, and what is beside the one file afterwards."""

QUICK = ("retired", "package")
"""The ways that differ most in what they call; the others are tried where it may take long."""
each_way = pytest.mark.parametrize(
    "way", [pytest.param(way, marks=[] if way in QUICK else [pytest.mark.exhaustive]) for way in WAYS]
)
both_links = pytest.mark.parametrize(
    "links",
    [pytest.param(True, id="links"), pytest.param(False, id="no-links", marks=pytest.mark.exhaustive)],
)


def fresh(folder: Path, way: str) -> Fold:
    """A new folder with parts, and what is to become of them."""
    old, left = WAYS[way]
    for name, data in old.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    going = tuple(Going(name, data) for name, data in old.items() if name != "test_x.py")
    kept = frozenset(name.removesuffix(".DEPRECATED") for name in left)
    return Fold(str(folder / "test_x.py"), WHOLE, old.get("test_x.py"), going, kept)


def merged(folder: Path, way: str) -> Path:
    """A new folder in which that has been carried out; the one file."""
    one = fresh(folder, way)
    run(partial(fold, one), lambda _, call: call(), links=True)
    return Path(one.path)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file but the history's."""
    files = (path for path in folder.rglob("*") if path.is_file())
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    return {name: data for name, data in found.items() if not name.startswith(f"{FOLDER}/")}


@pytest.fixture
def folders(tmp_path: Path) -> Iterator[Path]:
    """A new project at each ``next``."""
    return (_project(tmp_path / str(number)) for number in itertools.count())


def _project(top: Path) -> Path:
    (top / ".git").mkdir(parents=True)
    return top


@each_way
@both_links
def test_a_merge_that_fails_or_is_killed_at_any_call_is_all_or_nothing(
    way: str, links: bool, folders: Iterator[Path], drawn: Drawn
) -> None:
    first = fresh(next(folders), way)
    ends = set()
    for k in drawn(range(count(partial(fold, first), links=links))):
        for how in ("fails", "killed"):
            folder = next(folders)
            one = fresh(folder, way)
            _broken(partial(fold, one), k, how, links=links)
            found = tree(folder)
            parts = {name: data for name, data in WAYS[way][0].items() if name != "test_x.py"}
            whole = parts if found.get("test_x.py") != WHOLE else {"test_x.py": WHOLE}
            assert found.items() >= whole.items(), f"call {k}: a test is nowhere"
            recover(folder)
            ends.add(_ended(folder, way, f"call {k}, {how}"))
            assert recover(folder) == []
    assert ends == {"old", "new"}


def _broken(task: Task, k: int, how: str, *, links: bool) -> None:
    """A task whose call ``k`` fails, or after which the process is killed."""
    if how == "killed":
        assert forked(partial(run, task, at(k, sending(signal.SIGKILL), "after"), links=links))
        return
    with suppress(Refused):
        run(task, at(k, raising(OSError(ERRORS[0], "full")), "instead"), links=links)


@each_way
def test_an_undo_that_is_killed_at_any_call_is_all_or_nothing(
    way: str, folders: Iterator[Path], drawn: Drawn
) -> None:
    first = merged(next(folders), way)
    ends = set()
    for k in drawn(range(count(partial(undo, first), links=True))):
        folder = next(folders)
        path = merged(folder, way)
        assert forked(partial(run, partial(undo, path), at(k, sending(signal.SIGKILL), "after"), links=True))
        recover(folder)
        ends.add(_ended(folder, way, f"call {k}"))
    assert ends == {"old", "new"}


def _ended(folder: Path, way: str, where: str) -> str:
    kept = sorted(path.name.partition(".")[2] for path in (folder / FOLDER).glob("*.*"))
    found = tree(folder)
    if found == WAYS[way][0]:
        assert kept == [], where
        return "old"
    assert found == {"test_x.py": WHOLE, **WAYS[way][1]}, where
    assert kept == ["gitignore", "json", "original.gz"], where
    return "new"
