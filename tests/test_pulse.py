"""Progress in build logs: what is under way, how much is done, how long it will take."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from typer.testing import CliRunner

from splitter.reporting import pulse
from tests.conftest import BY_PREFIX, app

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
