"""A merge as a commit, and as merged renames: what git says of it, and what is refused."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import tree
from tests.test_merging import ADD, BIG, LAST, MUL, edit, run

pytestmark = pytest.mark.slow


def git(*words: str) -> str:
    return subprocess.run(["git", *words], capture_output=True, check=True, text=True).stdout


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a split in three that is committed, and an edit of a part by somebody else."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.chdir(tmp_path)
    git("init", "-qb", "main")
    git("config", "user.name", "One")
    git("config", "user.email", "one@example.org")
    (tmp_path / "pyproject.toml").write_text('[tool.splitter]\nby = "prefix"\n')
    (tmp_path / "test_big.py").write_text(BIG)
    git("add", ".")
    git("commit", "-qm", "begin")
    assert run("split", "test_big.py", "--max-tests", "3", "--preserve-blame")[0] == 0
    edit(tmp_path / MUL, "assert helper(2)", "assert helper(2) is True")
    git("commit", "-qam", "edit", "--author=Two <two@example.org>")
    run("adr", "--write", "docs")
    git("add", "docs")
    git("commit", "-qm", "record")
    return tmp_path


MERGED = BIG.replace("assert helper(2)", "assert helper(2) is True")


@pytest.mark.parametrize("option", ["--commit", "--preserve-blame"])
def test_a_commit_holds_the_merge_and_an_undo_gives_the_parts_back(option: str, work: Path) -> None:
    (work / "other.txt").write_text("mine\n")
    parts = tree(work)
    code, _, messages = run("merge", "test_big.py", option)
    assert (code, (work / "test_big.py").read_text()) == (0, MERGED), messages
    changed = git("diff", "--name-status", "--no-renames", "HEAD^", "HEAD").split()
    gone = [ADD, LAST, MUL, "test_big.py.DEPRECATED"]
    record = "docs/ADR-001-test-file-size-limit.md"
    assert dict(zip(changed[1::2], changed[::2], strict=True)) == {
        **dict.fromkeys(gone, "D"),
        "test_big.py": "A",
        record: "M",
    }
    said = git("log", "-1", "--format=%B")
    assert said.startswith("Merge 3 files into test_big.py\n\n- ")
    assert f"- {ADD} (2 tests)" in said
    assert git("status", "--porcelain") == "?? other.txt\n"
    wrote = git("blame", "-l", "--line-porcelain", "test_big.py")
    if option == "--preserve-blame":
        assert wrote.count("summary begin") == len(BIG.splitlines()) - 1
        assert wrote.count("author Two") == 1
    else:
        assert "author Two" not in wrote
    assert run("undo", "test_big.py")[0] == 0
    assert {n: d for n, d in tree(work).items() if ".git" not in n} == {
        n: d for n, d in parts.items() if ".git" not in n
    }


@pytest.mark.parametrize("option", ["--commit", "--preserve-blame"])
def test_what_is_not_committed_refuses(option: str, work: Path) -> None:
    edit(work / ADD, "LIMIT = 3", "LIMIT = 4")
    before = tree(work)
    code, _, messages = run("merge", "test_big.py", option)
    assert (code, tree(work)) == (2, before)
    assert "error S468" in messages
    assert ADD in messages
