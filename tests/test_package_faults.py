"""Parts in a new folder: each call fails and each kill comes in turn; the folder comes and goes with them."""

from __future__ import annotations

import errno
import itertools
import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from splitter.model.finding import Refused
from splitter.model.plan import OutputFile, Part, Plan
from splitter.transaction import apply, recover, undo
from splitter.transaction.history import FOLDER
from tests.conftest import Drawn
from tests.test_transaction_faults import OLD, Task, at, count, forked, planned, raising, run, sending

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="needs fork and SIGKILL")]

FILES = {"x/__init__.py": b"", "x/test_a.py": b"def test_a(): ...\n", "x/test_b.py": b"def test_b(): ...\n"}
NEW = {**FILES, "x": None, "test_x.py.DEPRECATED": OLD["test_x.py"]}


def fresh(folder: Path) -> Plan:
    parts = tuple(Part(name, "g", "g", "G", (), ()) for name in FILES)
    outputs = tuple(OutputFile(name, "", data) for name, data in FILES.items())
    return replace(planned(folder), parts=parts, outputs=outputs)


def tree(folder: Path) -> dict[str, bytes | None]:
    """Every file, and every folder as ``None``, but the history."""
    paths = [path for path in folder.rglob("*") if FOLDER not in path.parts]
    return {p.relative_to(folder).as_posix(): None if p.is_dir() else p.read_bytes() for p in paths}


def begun(what: str, folder: Path) -> Task:
    plan = fresh(folder)
    if what == "split":
        return partial(apply, plan)
    run(partial(apply, plan), lambda _, call: call(), links=True)
    return partial(undo, Path(plan.path))


@pytest.fixture
def folders(tmp_path: Path) -> Iterator[Path]:
    """A folder that does not exist yet at each ``next``."""
    return (tmp_path / str(number) for number in itertools.count())


@pytest.mark.parametrize(
    "links",
    [pytest.param(True, id="links"), pytest.param(False, id="no-links", marks=pytest.mark.exhaustive)],
)
@pytest.mark.parametrize("what", ["split", "undo"])
def test_killed_after_each_call_in_turn(
    what: str, links: bool, folders: Iterator[Path], drawn: Drawn
) -> None:
    for k in drawn(range(count(begun(what, next(folders)), links=links))):
        folder = next(folders)
        task = begun(what, folder)
        kill = at(k, sending(signal.SIGKILL), "after")
        assert forked(partial(run, task, kill, links=links)) == signal.SIGKILL
        recover(folder)
        assert tree(folder) in (OLD, NEW), f"call {k}"
        assert recover(folder) == []


@pytest.mark.parametrize("what", ["split", "undo"])
def test_each_call_fails_in_turn(what: str, folders: Iterator[Path], drawn: Drawn) -> None:
    for k in drawn(range(count(begun(what, next(folders)), links=True))):
        folder = next(folders)
        task = begun(what, folder)
        with suppress(Refused):
            run(task, at(k, raising(OSError(errno.EIO, "no")), "instead"), links=True)
        recover(folder)
        assert tree(folder) in (OLD, NEW), f"call {k}"


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    plan = fresh(tmp_path / "there")
    mine = tmp_path / "there" / "x"
    mine.mkdir()
    with pytest.raises(Refused, match="S452"):
        apply(plan)
    assert tree(tmp_path / "there") == {**OLD, "x": None}


def test_undo_by_the_name_of_a_part_leaves_what_others_put_there(tmp_path: Path) -> None:
    plan = fresh(tmp_path / "project")
    apply(plan)
    package = tmp_path / "project" / "x"
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "test_a.cpython-311.pyc").write_bytes(b"")
    (package / "notes.txt").write_bytes(b"mine")
    undo(package / "test_a.py")
    assert tree(tmp_path / "project") == {**OLD, "x": None, "x/notes.txt": b"mine"}


def test_undo_takes_the_folder_away_with_its_bytecode(tmp_path: Path) -> None:
    plan = fresh(tmp_path / "project")
    apply(plan)
    cache = tmp_path / "project" / "x" / "__pycache__"
    cache.mkdir()
    (cache / "test_a.cpython-311-pytest-9.2.0.pyc").write_bytes(b"")
    (cache / "__init__.cpython-311.pyc").write_bytes(b"")
    undo(Path(plan.path))
    assert tree(tmp_path / "project") == OLD


def test_a_folder_that_has_become_a_link_is_not_followed(tmp_path: Path) -> None:
    plan = fresh(tmp_path / "project")
    apply(plan)
    package = tmp_path / "project" / "x"
    package.rename(tmp_path / "elsewhere")
    package.symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(Refused, match="S467"):
        undo(Path(plan.path))
    assert (tmp_path / "elsewhere" / "test_a.py").read_bytes() == FILES["x/test_a.py"]
