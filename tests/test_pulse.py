"""Progress in build logs: what is under way, how much is done, how long it will take."""

from __future__ import annotations

import io
import os
import re
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from splitter.model.progress import one_of
from splitter.reporting import pulse
from tests.conftest import BY_PREFIX, app

WHO = ("AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL")
AUTHOR = {f"GIT_{what}": "a@example.org" for what in WHO}
BIG = "".join(f"def test_{group}_{n}(): ...\n\n\n" for group in ("add", "sub") for n in range(6))


def test_lines_come_after_two_seconds_and_every_ten() -> None:
    out, clock = io.StringIO(), iter([0, 1, 3, 5, 12.9, 13, 30])
    say = pulse.Pulse(out, lambda: float(next(clock)))
    for done in range(6):
        say(f"test_{done}.py", done, 8)
    assert out.getvalue().splitlines() == [
        "1 of 8, about 21.0 s left: test_1.py",
        "4 of 8, about 13.0 s left: test_4.py",
        "5 of 8, about 18.0 s left: test_5.py",
    ]


@pytest.mark.parametrize(("service", "lines"), [("true", 2), ("", 0)])
def test_a_build_log_says_how_far_a_run_over_files_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, service: str, lines: int
) -> None:
    (tmp_path / "pyproject.toml").write_text(BY_PREFIX)
    for name in ("one", "two"):
        (tmp_path / f"test_{name}.py").write_text(BIG)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CI", service)
    monkeypatch.setattr(pulse, "_FIRST", 0)
    monkeypatch.setattr(pulse, "_AGAIN", 0)
    for args in (["split", ".", "--jobs", "1"], ["plan", "test_three.py", "test_four.py", "-o", "plan.json"]):
        said = CliRunner().invoke(app, args).stderr
        assert sum(" of 2" in line for line in said.splitlines()) == (lines if args[0] == "split" else 0)
        for name in ("three", "four"):
            (tmp_path / f"test_{name}.py").write_text(BIG)
    applied = CliRunner().invoke(app, ["apply", "plan.json"])
    assert applied.exit_code == 0, applied.stderr
    assert sum(" of 2" in line for line in applied.stderr.splitlines()) == 2 * lines  # read, then written


def test_a_build_log_says_of_which_parts_git_blame_is_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyproject.toml").write_text(BY_PREFIX)
    (tmp_path / "test_one.py").write_text(BIG)
    monkeypatch.chdir(tmp_path)
    for name, value in {"CI": "true", "GIT_CONFIG_GLOBAL": os.devnull, **AUTHOR}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(pulse, "_FIRST", 0)
    monkeypatch.setattr(pulse, "_AGAIN", 0)
    for words in ("init -q", "add .", "commit -qm begin"):
        subprocess.run(["git", *words.split()], check=True)

    split = CliRunner().invoke(app, ["split", "test_one.py", "--preserve-blame"])

    assert split.exit_code == 0, split.stderr
    lines = [line for line in split.stderr.splitlines() if " of 2" in line]
    assert [re.sub(", about .* left", "", line) for line in lines] == [
        "0 of 2: test_one.py: git blame as it is",
        "0 of 2: test_one.py: a branch for test_one.py.DEPRECATED",
        "0 of 2: test_one.py: a branch for test_one_add.py",
        "0 of 2: test_one.py: a branch for test_one_sub.py",
        "0 of 2: test_one.py: git blame of test_one_add.py",
        "1 of 2: test_one.py: git blame of test_one_sub.py",
    ]
    merged = CliRunner().invoke(app, ["merge", "test_one.py.DEPRECATED", "--preserve-blame"])
    assert merged.exit_code == 0, merged.stderr
    assert [line.split(": ", 1)[1] for line in merged.stderr.splitlines() if " of 3" in line] == [
        "test_one.py: a branch for test_one_add.py",
        "test_one.py: a branch for test_one_sub.py",
        "test_one.py: git blame",
    ]


def test_of_several_files_those_are_counted_and_the_steps_of_one_are_named() -> None:
    said: list[tuple[str, int, int]] = []
    for total in (1, 3):
        one_of(lambda *told: said.append(told), 0, total)("blame of a part", 4, 9)
    assert said == [("blame of a part", 4, 9), ("blame of a part", 0, 3)]
