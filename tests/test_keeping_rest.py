"""What has no subject stays in the original's file: written, taken back, committed, tried, planned."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import splitter
from tests.conftest import app, tree

DOCSTRING = '"""What a session does.\n\nBy hand since 2019.\n"""\n\n'
STRAYS = ("apple", "river", "stone", "cloud", "table", "chair", "grass", "light", "paper", "green", "wheel")


def body(name: str) -> str:
    lines = "".join(f"    assert helper() + {n} == {n + 1}\n" for n in range(8))
    return f"def test_{name}():\n    assert helper() == 1\n{lines}\n\n"


def original() -> str:
    large = [f"{subject}_{n}" for subject in ("cookie", "proxy", "redirect", "header") for n in range(16)]
    names = [*large[:30], *STRAYS, *large[30:]]
    return DOCSTRING + "def helper():\n    return 1\n\n\n" + "".join(map(body, names)).rstrip("\n") + "\n"


TEXT = original()
REST = DOCSTRING + "def helper():\n    return 1\n\n\n" + "".join(map(body, STRAYS)).rstrip("\n") + "\n"


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with the file; the current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests/test_session.py").write_text(TEXT)
    return tmp_path


def command(*args: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, args, catch_exceptions=False)
    return result.exit_code, result.stderr


def names(work: Path) -> set[str]:
    return {path.name for path in (work / "tests").glob("test_*")}


PARTS = {f"test_session_{word}.py" for word in ("cookie", "proxy", "redirect", "header")}


def test_the_file_shrinks_in_place_and_undo_brings_it_back(work: Path) -> None:
    code, messages = command("split", "tests/test_session.py", "--keep-rest")

    assert code == 0, messages
    assert names(work) == {"test_session.py", *PARTS}
    assert (work / "tests/test_session.py").read_text() == REST
    assert "the rest stays in the original" in messages
    assert command("undo", "tests/test_session_cookie.py")[0] == 0
    assert tree(work / "tests") == {"test_session.py": TEXT.encode()}


def test_an_undo_after_an_edit_of_what_stayed_is_refused(work: Path) -> None:
    command("split", "tests/test_session.py", "--keep-rest")
    (work / "tests/test_session.py").write_text(REST + "\n# mine\n")

    code, messages = command("undo", "tests/test_session.py")

    assert code == 2
    assert "S466" in messages
    assert names(work) == {"test_session.py", *PARTS}


def test_a_second_run_changes_nothing(work: Path) -> None:
    command("split", "tests/test_session.py", "--keep-rest")
    before = tree(work / "tests")

    code, messages = command("split", "tests/test_session.py", "--keep-rest")

    assert code == 0
    assert "left alone" in messages
    assert tree(work / "tests") == before


def test_the_patch_does_what_the_command_does(work: Path) -> None:
    subprocess.run(["git", "init", "-q"], check=True)
    patch = CliRunner().invoke(app, ["split", "tests/test_session.py", "--keep-rest", "--dry-run"]).stdout
    subprocess.run(["git", "apply", "--whitespace=nowarn", "-"], input=patch, text=True, check=True)
    applied = {name: (work / "tests" / name).read_bytes() for name in names(work)}
    assert not any(f"-def test_{stray}" in patch for stray in STRAYS)  # what stays is not shown as going
    for name in PARTS:
        (work / "tests" / name).unlink()
    (work / "tests/test_session.py").write_text(TEXT)

    command("split", "tests/test_session.py", "--keep-rest")

    assert {name: (work / "tests" / name).read_bytes() for name in names(work)} == applied


def test_a_plan_of_it_is_applied_and_can_be_edited(work: Path) -> None:
    assert command("plan", "tests/test_session.py", "--keep-rest", "-o", "plan.json")[0] == 0
    plan = json.loads((work / "plan.json").read_text())
    assert plan["files"][0]["retire"]["how"] == "rest"
    parts = {part["name"]: part for part in plan["files"][0]["grouping"]}
    parts["test_session.py"]["tests"].append(parts["test_session_proxy.py"]["tests"].pop())
    (work / "plan.json").write_text(json.dumps(plan))

    code, messages = command("apply", "plan.json")

    assert code == 0, messages
    assert names(work) == {"test_session.py", *PARTS}
    assert "def test_proxy_15" in (work / "tests/test_session.py").read_text()
    assert command("apply", "plan.json")[0] == 0, "once more: it is done"


def test_what_a_group_file_does_not_name_stays(work: Path) -> None:
    (work / "groups.toml").write_text('fruit = ["test_apple", "test_grass"]\n')

    code, messages = command(
        "split", "tests/test_session.py", "--group", "groups.toml", "--keep-rest", "--max-lines", "900"
    )

    assert code == 0, messages
    assert names(work) == {"test_session.py", "test_session_fruit.py"}
    assert "def test_apple" not in (work / "tests/test_session.py").read_text()
    assert "def test_proxy_1()" in (work / "tests/test_session.py").read_text()


def test_where_all_have_a_subject_the_original_is_retired(work: Path) -> None:
    text = TEXT
    for name in STRAYS:
        text = text.replace(body(name), "")
    (work / "tests/test_session.py").write_text(text)

    code, messages = command("split", "tests/test_session.py", "--keep-rest")

    assert code == 0
    assert "S232" in messages
    assert names(work) == {"test_session.py.DEPRECATED", *PARTS}


@pytest.mark.parametrize(
    "other", [("--retire", "delete"), ("--notice",), ("--layout", "package"), ("--retire", "keep")]
)
def test_what_says_otherwise_is_refused(work: Path, other: tuple[str, ...]) -> None:
    code, messages = command("split", "tests/test_session.py", "--keep-rest", *other)

    assert code == 2
    assert "S603" in messages
    assert names(work) == {"test_session.py"}


def test_many_files_at_once_and_by_configuration(work: Path) -> None:
    (work / "pyproject.toml").write_text("[tool.splitter]\nkeep-rest = true\nmax-tests = 20\n")

    code, messages = command("split", "tests", "--jobs", "1")

    assert code == 0, messages
    assert names(work) == {"test_session.py", *PARTS}
    assert (work / "tests/test_session.py").read_text() == REST
    assert command("undo", "--last")[0] == 0
    assert tree(work / "tests") == {"test_session.py": TEXT.encode()}


def test_the_library_says_what_stays(work: Path) -> None:
    plan = splitter.plan("tests/test_session.py", keep_rest=True)

    assert plan.stays is not None
    assert plan.stays.text == REST
    assert {output.name for output in plan.new_files} == PARTS
    assert plan.retirement.data == REST.encode()


@pytest.mark.parametrize("first", ["#!/usr/bin/env python3\n", "# Copyright\n\n", ""])
def test_a_file_without_a_docstring_begins_as_it_did(work: Path, first: str) -> None:
    rest = REST.removeprefix(DOCSTRING)
    (work / "tests/test_session.py").write_text(first + TEXT.removeprefix(DOCSTRING))

    command("split", "tests/test_session.py", "--keep-rest")

    assert (work / "tests/test_session.py").read_text() == first + rest


@pytest.mark.slow
@pytest.mark.parametrize("how", ["--commit", "--preserve-blame"])
def test_git_has_it_in_one_step_and_undo_gives_it_back(work: Path, how: str) -> None:
    def git(*arguments: str) -> str:
        settings = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        done = subprocess.run(["git", *settings, *arguments], capture_output=True, check=True)
        return done.stdout.decode()

    os.environ.setdefault("GIT_CONFIG_GLOBAL", os.devnull)
    git("init", "-q", "-b", "main")
    git("config", "user.name", "A")
    git("config", "user.email", "a@example.org")
    git("add", ".")
    git("commit", "-qm", "begin")
    first = git("rev-parse", "HEAD").strip()

    code, messages = command("split", "tests/test_session.py", "--keep-rest", how)

    assert code == 0, messages
    assert git("status", "--porcelain") == ""
    assert git("show", "HEAD:tests/test_session.py") == REST
    if how == "--preserve-blame":
        for name in names(work):
            lines = git("blame", "-s", "-l", "--root", "HEAD", "--", f"tests/{name}").splitlines()
            moved = [line for line in lines if "assert helper() == 1" in line]
            assert moved
            assert all(line.lstrip("^").startswith(first[:39]) for line in moved)
    assert command("undo", "tests/test_session.py")[0] == 0
    assert (work / "tests/test_session.py").read_text() == TEXT


@pytest.mark.slow
def test_it_is_tried_before_it_is_done(work: Path) -> None:
    code, messages = command(
        "split", "tests/test_session.py", "--keep-rest", "--verify", "--python", sys.executable
    )

    assert code == 0, messages
    assert names(work) == {"test_session.py", *PARTS}
    assert "75 of 75" in messages or "75 tests" in messages
    proved = CliRunner().invoke(app, ["undo", "tests/test_session.py"])
    assert proved.exit_code == 0
