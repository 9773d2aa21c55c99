"""The tool is killed, or git, in a split that git is to hold: tree, index and branch stay together."""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from splitter.api import GitMode, carry_out, planned
from splitter.model.finding import Refused
from splitter.transaction import Outcome, branch, recover, recover_project
from splitter.transaction.history import FOLDER
from tests.conftest import tree
from tests.test_transaction_faults import Killed, count, dying, raising, run

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL and hooks in sh")]

both_ways = pytest.mark.parametrize("how", [GitMode.COMMIT, GitMode.BLAME])
HOOKS = ("pre-commit", "commit-msg", "reference-transaction prepared", "reference-transaction committed")


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A new repository with a file to split, and something staged and changed, at each ``next``."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    first = tmp_path / "first"
    (first / "tests").mkdir(parents=True)
    git(first, "init", "-q", "-b", "main")
    git(first, "config", "user.name", "Splitter Tests")
    git(first, "config", "user.email", "tests@example.org")
    tests = (f"def test_{group}_{n}():\n    assert {n} < 9\n\n\n" for group in "xy" for n in range(6))
    (first / "tests/test_big.py").write_text("".join(tests))
    git(first, "add", ".")
    git(first, "commit", "-qm", "begin")
    shutil.rmtree(first / ".git/hooks", ignore_errors=True)
    (first / ".git/hooks").mkdir()

    def fresh() -> Iterator[Path]:
        for number in itertools.count():
            folder = tmp_path / str(number)
            shutil.copytree(first, folder)
            git(folder, "status")  # so that the index knows the files
            monkeypatch.chdir(folder)
            yield folder

    return fresh()


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=True)
    return done.stdout.decode()


def staged(folder: Path) -> None:
    """Something of the user's that is no part of the split."""
    (folder / "other.py").write_text("x = 1\n")
    git(folder, "add", "other.py")


def split(how: GitMode) -> tuple[str, ...]:
    return carry_out(planned("tests/test_big.py", max_tests=6, by="prefix"), how)


def state(folder: Path, mine: str = "") -> str:
    """``old`` or ``new``: the tree, the commit, the index and the history; else what differs, in words."""
    left = [str(p) for p in folder.rglob("*splitter-*")] + [str(p) for p in folder.rglob("*.lock")]
    parts = {f"tests/test_big_{group}.py" for group in "xy"}
    files = {name for name in tree(folder) if name.startswith("tests/")}
    listed = set(git(folder, "ls-tree", "-r", "--name-only", "HEAD").split())
    kept = {path.suffix for path in folder.glob(f"{FOLDER}/*")}
    status = git(folder, "status", "--porcelain")
    old, new = {"tests/test_big.py"}, {*parts, "tests/test_big.py.DEPRECATED"}
    if not left and status == mine:
        if files == listed == old and kept <= {""}:  # a folder of the history that holds nothing yet
            return "old"
        if files == listed == new and kept == {"", ".json", ".gz"}:
            return "new"
    return f"{left} {sorted(files)} committed {sorted(listed)} history {sorted(kept)}\n{status}"


def hook(folder: Path, when: str, action: str) -> None:
    """Does something when git gets there (for the first time on the branch, if several are told)."""
    name, _, phase = when.partition(" ")
    file = folder / ".git/hooks" / name
    told = f'[ "$1" = {phase} ] && grep -q refs/heads/main || exit 0\n' if phase else ""
    file.write_text(f"#!/bin/sh\n{told}{action}\n")
    file.chmod(0o755)


@both_ways
@pytest.mark.parametrize("when", HOOKS)
def test_git_is_killed_and_the_tool_is_not(when: str, how: GitMode, folders: Iterator[Path]) -> None:
    folder = next(folders)
    hook(folder, when, "kill -9 $PPID")
    runs = how is GitMode.COMMIT or "reference" in when  # no other hook is run for renames
    done = not runs or when.endswith("committed")
    if done:
        split(how)
    else:
        with pytest.raises(Refused, match=r"S469 .* ended by signal 9"):
            split(how)
    shutil.rmtree(folder / ".git/hooks")
    for lock in (".git/HEAD.lock", ".git/refs/heads/main.lock"):  # git's own, and not ours to remove
        (folder / lock).unlink(missing_ok=True)
    assert state(folder) == ("new" if done else "old")


@both_ways
@pytest.mark.parametrize("when", HOOKS)
def test_the_tool_is_killed_and_git_goes_on(when: str, how: GitMode, folders: Iterator[Path]) -> None:
    folder = next(folders)
    hook(folder, when, f"kill -9 $(cat {folder}/pid); sleep 0.3")
    code = (
        "import os, pathlib; pathlib.Path('pid').write_text(str(os.getpid()));"
        f"from tests.test_git_faults import split, GitMode; split(GitMode.{how.name})"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    tool = subprocess.Popen([sys.executable, "-c", code], cwd=folder, env=environment)
    ended = tool.wait()
    (folder / "pid").unlink()
    if how is GitMode.BLAME and "reference" not in when:  # no such hook is run
        assert (ended, state(folder)) == (0, "new")
        return
    assert ended == -signal.SIGKILL
    busy = recovered(folder)
    assert busy, "it waits for git to end"
    assert state(folder) == "new", "git went on, and the tree goes with it"


def recovered(folder: Path) -> bool:
    """Recovers what a killed run left; whether git was still at work for it at first."""
    shutil.rmtree(folder / ".git/hooks")
    for attempt in range(200):
        with suppress(Refused):
            recover(folder / "tests")
            return attempt > 0
        time.sleep(0.05)
    raise AssertionError("git does not end")


@both_ways
def test_killed_after_each_call_in_turn(how: GitMode, folders: Iterator[Path]) -> None:
    """After every seventh: git takes its time."""
    folder = next(folders)
    mine = "A  other.py\n" if how is GitMode.COMMIT else ""
    calls = count(partial(split, how), links=True)
    outcomes = set()
    for k in range(3, calls, 7):
        folder = next(folders)
        if mine:
            staged(folder)
        with pytest.raises(Killed):
            run(partial(split, how), dying(k), links=True)
        outcomes |= {recovery.outcome for recovery in recover_project(folder)}
        assert state(folder, mine) in ("old", "new"), f"call {k}"
        assert recover_project(folder) == []
    assert outcomes == {Outcome.ROLLED_BACK, Outcome.FINISHED}


@pytest.mark.parametrize("retire", ["keep", "delete", "stub"])
def test_what_a_hook_made_of_the_parts_does_not_hide_the_commit(retire: str, folders: Iterator[Path]) -> None:
    """Killed right after the branch has moved, with parts that are not as they were written."""
    folder = next(folders)
    hook(
        folder,
        "pre-commit",
        "echo '# formatted' | tee -a tests/test_big_x.py tests/test_big_y.py; git add -u",
    )
    made = planned("tests/test_big.py", max_tests=6, by="prefix", retire=retire)
    real = branch.follow
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(branch, "follow", raising(Killed()))
        with pytest.raises(Killed):
            carry_out(made, GitMode.COMMIT)
    assert branch.follow is real
    assert [one.outcome for one in recover_project(folder)] == [Outcome.FINISHED]
    assert git(folder, "log", "--format=%s").splitlines() == ["Split test_big.py into 2 files", "begin"]
    assert git(folder, "status", "--porcelain") == ""
    assert (folder / "tests/test_big_x.py").read_text().endswith("# formatted\n")


@both_ways
def test_a_locked_index_is_said_before_anything_is_done(how: GitMode, folders: Iterator[Path]) -> None:
    folder = next(folders)
    (folder / ".git/index.lock").touch()
    with pytest.raises(Refused, match=r"index\.lock exists"):
        split(how)
    (folder / ".git/index.lock").unlink()
    assert state(folder) == "old"


def test_hooks_see_the_split_alone_and_may_change_it(folders: Iterator[Path]) -> None:
    """As with ``git commit --only``; and what a hook adds is in the index afterwards, too."""
    folder = next(folders)
    staged(folder)
    change = "echo '# formatted' >> tests/test_big_x.py; git add tests/test_big_x.py"
    hook(folder, "pre-commit", f"git diff --cached --name-only --no-renames > seen; {change}")
    hook(folder, "commit-msg", 'echo "Change-Id: I1" >> "$1"')
    split(GitMode.COMMIT)
    assert (folder / "seen").read_text().split() == [
        "tests/test_big.py",
        "tests/test_big.py.DEPRECATED",
        "tests/test_big_x.py",
        "tests/test_big_y.py",
    ]
    assert "Change-Id: I1" in git(folder, "log", "-1", "--format=%B")
    assert git(folder, "show", "HEAD:tests/test_big_x.py").endswith("# formatted\n")
    assert git(folder, "status", "--porcelain").splitlines() == ["A  other.py", "?? seen"]


def test_a_commit_made_meanwhile_stays(folders: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    folder = next(folders)
    made = planned("tests/test_big.py", max_tests=6, by="prefix")
    from splitter import transaction

    real = transaction.apply

    def apply(*arguments: object, **named: object) -> tuple[str, ...]:
        staged(folder)
        git(folder, "commit", "-qm", "meanwhile")
        return real(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(transaction, "apply", apply)
    for how in (GitMode.COMMIT, GitMode.BLAME):
        with pytest.raises(Refused):
            carry_out(made, how)
        assert "tests/test_big.py" in tree(folder)
        assert git(folder, "log", "-1", "--format=%s") == "meanwhile\n"
        assert git(folder, "status", "--porcelain") == ""
        git(folder, "reset", "-q", "--hard", "HEAD^")


def test_the_first_commit_of_a_repository_can_be_a_split(folders: Iterator[Path]) -> None:
    folder = next(folders)
    git(folder, "update-ref", "-d", "HEAD")
    git(folder, "rm", "-q", "--cached", "-r", ".")
    split(GitMode.COMMIT)
    assert state(folder) == "new"
