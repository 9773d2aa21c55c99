"""Retired originals: which can go, and whose reason is gone."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.conftest import app, tree

BIG = "".join(f"def test_{group}_{n}():\n    assert True\n\n\n" for group in ("add", "mul") for n in "ab")
RETIRED = "test_big.py.DEPRECATED"


def run(*args: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, args, catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a file that is split; the current folder."""
    (tmp_path / "splitter.toml").write_text('by = "prefix"\nmax-tests = 2\n')
    (tmp_path / "test_big.py").write_text(BIG)
    monkeypatch.chdir(tmp_path)
    assert run("split", "test_big.py")[0] == 0
    return tmp_path


def test_a_retired_original_goes_whose_parts_hold_everything(work: Path) -> None:
    before = tree(work)
    assert run("clean", "--dry-run")[0] == 0
    assert tree(work) == before
    code, _, messages = run("clean")
    assert code == 0
    assert f"{RETIRED} is gone: 1 file into 2: 4 of 4 tests are there" in messages
    assert tree(work) == {name: data for name, data in before.items() if name != RETIRED}
    assert run("undo", "test_big.py")[0] == 0, "the history has it"
    assert (work / "test_big.py").read_text() == BIG


def test_what_the_parts_do_not_hold_stays(work: Path) -> None:
    part = work / "test_big_add.py"
    part.write_text(part.read_text().replace("def test_add_b():\n    assert True\n", ""))
    before = tree(work)
    code, _, messages = run("clean", ".")
    assert (code, tree(work)) == (1, before)
    assert "warning S961" in messages


def test_the_only_copy_stays(work: Path) -> None:
    shutil.rmtree(work / ".splitter")
    code, _, messages = run("clean", RETIRED)
    assert code == 1
    assert "warning S962" in messages
    assert (work / RETIRED).exists()
    git = ["git", "-c", "user.name=a", "-c", "user.email=b@c"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "one"]):
        subprocess.run([*git, *words], cwd=work, check=True)
    assert run("clean", RETIRED)[0] == 0
    assert not (work / RETIRED).exists()


def test_what_runs_as_one_file_can_be_taken_back(work: Path) -> None:
    code, out, messages = run("recheck", "--python", sys.executable, "--repeat", "2")
    assert (code, out) == (1, f"splitter merge {RETIRED}\n")
    assert "it runs as one file: 2 runs" in messages
    assert run(*out.split()[1:])[0] == 0
    assert run("recheck") == (0, "", "")


def test_what_still_fails_as_one_file_stays_split(work: Path) -> None:
    crash = "import os, sys\nif 'test_big.py' in __file__:\n    os._exit(3)\n"
    (work / RETIRED).write_text(crash + BIG)
    code, out, messages = run("recheck", ".", "--python", sys.executable)
    assert (code, out) == (0, "")
    assert "error S705" in messages
