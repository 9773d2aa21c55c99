"""What a person sees before a split and after it, and how it is taken back."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from splitter import reporting
from splitter.api import planned
from splitter.reporting.next_steps import next_steps
from tests.conftest import BY_PREFIX, app, tree

BIG = "".join(f"def test_{group}_{n}(): ...\n\n\n" for group in ("add", "sub") for n in range(6))


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one file over the limit, which is the current folder."""
    (tmp_path / "pyproject.toml").write_text(BY_PREFIX)
    (tmp_path / "test_big.py").write_text(BIG)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(app, [*args])


def on_a_terminal(*args: str, **environment: str) -> str:
    """What the command shows on a terminal of 80 columns."""
    ours, theirs = pty.openpty()
    done = subprocess.Popen(
        [str(Path(sys.executable).with_name("splitter")), *args],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "COLUMNS": "80", "TERM": "xterm", "NO_COLOR": "1", **environment},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the command has ended
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    done.wait()
    return shown.decode().replace("\r\n", "\n")


def test_the_summary_comes_last_and_can_come_alone(work: Path) -> None:
    before = tree(work)
    assert run("split", "test_big.py", "-n").stdout.startswith("diff --git")
    for args in (["test_big.py"], ["."]):
        alone = run("split", *args, "--summary")
        assert (alone.exit_code, alone.stdout) == (0, "")
        assert "2" in alone.stderr
    assert tree(work) == before


@pytest.mark.slow
def test_a_patch_goes_through_the_pager_on_a_terminal(work: Path) -> None:
    marked = on_a_terminal("split", "test_big.py", "-n", GIT_PAGER="sed s/^/PAGED/", PAGER="false")
    assert "PAGEDdiff --git" in marked
    assert "12 tests would become 2 parts" in marked[marked.rindex("PAGED") :]
    other = on_a_terminal("split", ".", "-n", PAGER="sed s/^/PAGED/")
    assert "PAGEDdiff --git" in other
    plain = on_a_terminal("split", "test_big.py", "-n", GIT_PAGER="cat")
    assert "\ndiff --git" in f"\n{plain}"


@pytest.mark.slow
def test_what_to_do_next_is_said_on_a_terminal(work: Path) -> None:
    shown = on_a_terminal("split", "test_big.py")
    assert shown.splitlines()[-2:] == [
        "next: run the tests, then `splitter review --html review.html`",
        "`splitter undo test_big.py` takes it back",
    ]
    assert run("undo", "test_big.py").exit_code == 0
    assert on_a_terminal("split", ".").splitlines()[-2:] == [
        "next: run the tests, then `splitter review --html review.html`",
        "`splitter undo --last` takes all of it back",
    ]


def test_what_to_do_after_a_commit_is_a_line_each(work: Path) -> None:
    done = reporting.Result(
        planned("test_big.py").plan, ("test_big_add.py",), None, "0123456789", keeps_blame=True
    )
    assert next_steps(done).splitlines() == [
        "committed as 0123456789",
        "next: run the tests, then `splitter review 0123456789 --html review.html`",
        "`git revert -m 1 0123456789` takes it back",
        "merge the branch with a merge commit: squashed or rebased it loses who wrote the lines",
    ]


def test_nothing_of_that_is_said_in_a_pipe(work: Path) -> None:
    assert "next:" not in run("split", "test_big.py").stderr


def test_a_file_that_is_split_already_is_said(work: Path) -> None:
    assert run("split", "test_big.py").exit_code == 0
    again = run("split", "test_big.py")
    assert again.exit_code == 2
    assert "error S478 test_big.py it was split into 2 parts on" in again.stderr
    assert "`splitter undo FILE`" in again.stderr
    other = run("split", "test_bigger.py")
    assert "S101" in other.stderr


def test_splits_are_listed_with_whether_they_can_be_undone(work: Path) -> None:
    assert "no split is on record" in run("undo", "--list").stderr
    (work / "test_more.py").write_text(BIG)
    run("split", "test_big.py")
    run("split", "test_more.py")
    (work / "test_big_add.py").write_text("# mine\n")
    head, *lines = run("undo", "--list").stdout.splitlines()
    assert head.split()[:2] == ["file", "when"]
    assert [line.split()[0] for line in lines] == ["test_more.py", "test_big.py"]
    assert lines[0].endswith("yes")
    assert "no: test_big_add.py: it was edited" in lines[1]


def test_an_undo_by_force_keeps_what_was_edited(work: Path) -> None:
    before = (work / "test_big.py").read_bytes()
    run("split", "test_big.py")
    (work / "test_big_add.py").write_text("# mine\n")
    (work / "test_big_sub.py").unlink()
    assert run("undo", "test_big.py").exit_code == 2
    done = run("undo", "test_big.py", "--force")
    assert done.exit_code == 0, done.stderr
    assert (work / "test_big.py").read_bytes() == before
    assert not list(work.glob("test_big_*"))
    assert (work / ".splitter/edited/test_big_add.py").read_text() == "# mine\n"


def test_an_undo_by_force_overwrites_no_original(work: Path) -> None:
    run("split", "test_big.py")
    (work / "test_big.py").write_text("# new\n")
    assert run("undo", "test_big.py", "--force").exit_code == 2
    assert (work / "test_big.py").read_text() == "# new\n"


@pytest.mark.parametrize("args", [[], ["test_big.py", "--last"], ["--list", "--last"]])
def test_undo_takes_one_of_its_ways(work: Path, args: list[str]) -> None:
    assert run("undo", *args).exit_code == 2
