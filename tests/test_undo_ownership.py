"""Whose history is acted on: the project's own, up to its top, and no other user's."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from splitter.transaction.history import FOLDER
from tests.conftest import app, tree

BIG = "".join(f"def test_{group}_{n}(): ...\n\n\n" for group in ("add", "sub") for n in "abcdef")

only_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away"
)


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A split in one folder, and a project of its own below that; the latter is the current folder."""
    (tmp_path / "test_big.py").write_text(BIG)
    monkeypatch.chdir(tmp_path)
    assert command("split", "test_big.py")[0] == 0
    project = tmp_path / "project"
    (project / ".git").mkdir(parents=True)
    (project / "test_big.py").write_text(BIG)
    monkeypatch.chdir(project)
    return project


def command(*args: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, args, catch_exceptions=False)
    return result.exit_code, result.stderr


def pending(folder: Path, where: str) -> Path:
    """What a killed run of the project ``folder`` leaves; its journal."""
    id = "0123abcd"
    (folder / FOLDER).mkdir(exist_ok=True)
    (folder / FOLDER / f"{id}.pending").write_text(where)
    journal = {
        **{"format_version": 2, "id": id, "record": id, "action": "split", "switch": "rename"},
        **{"original": "test_big.py", "retired": "test_big.py.DEPRECATED", "before": "", "after": ""},
        **{"removes": [], "targets": [], "links": True, "branch": None},
    }
    path = folder / where / f".splitter-{id}.journal"
    path.write_text(json.dumps(journal))
    return path


def test_a_history_above_the_project_is_not_its_own(work: Path) -> None:
    before = tree(work.parent)
    code, messages = command("undo", "--last")
    assert (code, "S465" in messages) == (2, True)
    code, messages = command("undo", "test_big.py")
    assert (code, "S465" in messages) == (2, True)
    assert tree(work.parent) == before


def test_nor_can_it_stand_in_the_way(work: Path) -> None:
    before = tree(work)
    (record,) = (work.parent / FOLDER).glob("*.json")
    record.write_text(json.dumps({**json.loads(record.read_text()), "format_version": 9}))
    assert command("split", "test_big.py")[0] == 0
    assert command("undo", "--last")[0] == 0
    assert tree(work) == before


def test_nothing_is_recovered_above_the_project(work: Path) -> None:
    shutil.rmtree(work.parent / FOLDER)
    journal = pending(work.parent, ".")
    for args in (("recover",), ("split", "-n", "test_big.py"), ("undo", "--last")):
        assert "killed" not in command(*args)[1]
    assert journal.exists()


@pytest.mark.parametrize("mark", ["pyproject.toml", "splitter.toml"])
def test_a_project_without_git_has_its_top_at_its_configuration(work: Path, mark: str) -> None:
    (work / ".git").rmdir()
    (work / mark).touch()
    before = tree(work.parent)
    assert command("undo", "--last")[0] == 2
    assert tree(work.parent) == before


@only_root
def test_another_user_s_record_is_not_acted_on(work: Path) -> None:
    command("split", "test_big.py")
    before = tree(work)
    for path in (work / FOLDER).iterdir():
        os.chown(path, 1234, 2345)
    for args in (("--last",), ("test_big.py",)):
        code, messages = command("undo", *args)
        assert (code, "S465" in messages) == (2, True)
    assert tree(work) == before


@only_root
def test_another_user_s_word_of_a_killed_run_is_not_acted_on(work: Path) -> None:
    (work / "tests").mkdir()
    journal = pending(work, "tests")
    os.chown(work / FOLDER / "0123abcd.pending", 1234, 2345)
    assert "nothing to recover" in command("recover")[1]
    assert "killed" not in command("split", "-n", "test_big.py")[1]
    assert journal.exists()


@only_root
def test_another_user_s_journal_is_said_and_left(work: Path) -> None:
    journal = pending(work, ".")
    os.chown(journal, 1234, 2345)
    temporary = work / ".splitter-fedcba98.0.tmp"
    temporary.touch()
    os.chown(temporary, 1234, 2345)
    code, messages = command("recover")
    assert (code, "S455" in messages, "another user owns it" in messages) == (2, True, True)
    assert journal.exists()
    assert temporary.exists()


@only_root
def test_root_acts_on_the_history_of_whoever_owns_the_project(work: Path) -> None:
    before = tree(work)
    for path in (work, *work.rglob("*")):
        os.chown(path, 1234, 2345)
    command("split", "test_big.py")
    assert {path.stat().st_uid for path in work.rglob("*")} == {1234}
    assert command("undo", "--last")[0] == 0
    assert tree(work) == before
