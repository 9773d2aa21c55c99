"""A plan of several files that was killed in between is continued by running it again."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest
from typer.testing import CliRunner

from splitter.api import GitMode, Planned, carry_out
from splitter.model.progress import Progress
from splitter.plans import apply
from tests.conftest import app, tree

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="needs fork and SIGKILL")]

NAMES = ("a", "b", "c")


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with three files and their plan; the current folder."""
    (tmp_path / "splitter.toml").write_text('max-tests = 3\nby = "prefix"\n')
    (tmp_path / "tests").mkdir()
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        tests = [f"def test_{group}_{n}():\n    assert '{name}'\n\n\n" for group in "xy" for n in range(3)]
        (tmp_path / f"tests/test_{name}.py").write_text("".join(tests))
    return tmp_path


def command(*args: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, args, catch_exceptions=False)
    return result.exit_code, result.stderr


def plan(*options: str) -> None:
    files = [f"tests/test_{name}.py" for name in NAMES]
    code, messages = command("plan", *files, "-o", "plan.json", *options)
    assert code == 0, messages


def killed_before(number: int, top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs ``apply`` in a process of its own that is killed before it carries out that file."""
    begun = []

    def kill_or_carry_out(made: Planned, how: GitMode, *, told: Progress) -> tuple[str, ...]:
        begun.append(made)
        if len(begun) == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return carry_out(made, how, told=told)

    child = os.fork()
    if child == 0:
        monkeypatch.setattr("splitter.plans.applying.carry_out", kill_or_carry_out)
        try:
            apply(Path("plan.json"), top, GitMode.TREE)
        finally:
            os._exit(1)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL


@pytest.mark.parametrize("retire", ["rename", "delete", "stub", "keep"])
def test_running_it_again_does_the_rest(retire: str, work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan("--retire", retire)
    for name in NAMES:
        command("split", f"tests/test_{name}.py", "--retire", retire)
    wanted = tree(work)
    for name in NAMES:
        assert command("undo", f"tests/test_{name}_x.py")[0] == 0

    killed_before(3, work, monkeypatch)
    assert (work / "tests/test_b_x.py").exists()
    assert not (work / "tests/test_c_x.py").exists()
    code, messages = command("apply", "plan.json")

    assert code == 0, messages
    assert tree(work) == wanted
    assert "tests/test_a.py: split already, as the plan says" in messages
    assert command("apply", "plan.json")[0] == 0, "and once more there is nothing to do"
    assert tree(work) == wanted


def test_an_edited_grouping_is_continued_too(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan()
    document = json.loads(Path("plan.json").read_text())
    for file in document["files"]:
        first, second = file["grouping"]
        second["tests"].append(first["tests"].pop())
    Path("plan.json").write_text(json.dumps(document))
    killed_before(2, work, monkeypatch)
    assert command("apply", "plan.json")[0] == 0
    assert all((work / f"tests/test_{name}_y.py").read_text().count("def test_") == 4 for name in NAMES)


def test_what_was_edited_since_is_not_passed_over(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan()
    killed_before(2, work, monkeypatch)
    with (work / "tests/test_a_x.py").open("a") as file:
        file.write("# mine\n")
    before = tree(work)
    code, messages = command("apply", "plan.json")
    assert (code, "S466" in messages) == (2, True)
    assert tree(work) == before


def test_another_split_of_the_same_file_is_not_the_plan_s(work: Path) -> None:
    plan()
    command("split", "tests/test_a.py", "--max-tests", "2")
    before = tree(work)
    assert command("apply", "plan.json")[0] == 2
    assert tree(work) == before


def test_a_failure_takes_back_only_what_this_run_has_done(
    work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan()
    killed_before(2, work, monkeypatch)
    between = tree(work)

    def refuse_c(made: Planned, how: GitMode, *, told: Progress) -> tuple[str, ...]:
        if made.plan.path == "tests/test_c.py":
            (work / "tests/test_c.py").write_text("mine\n")
        return carry_out(made, how, told=told)

    monkeypatch.setattr("splitter.plans.applying.carry_out", refuse_c)
    assert command("apply", "plan.json")[0] == 2
    assert tree(work) == {**between, "tests/test_c.py": b"mine\n"}
