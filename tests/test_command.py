"""The installed command, as a user runs it, and the library's verbs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import splitter
from splitter.cli import COMMANDS
from splitter.model.finding import Refused
from tests.conftest import tree

pytestmark = pytest.mark.slow

BIG = "".join(f"def test_{group}_{n}():\n    assert True\n\n\n" for group in ("add", "sub") for n in "abcdef")


@pytest.fixture
def work(tmp_path: Path) -> Path:
    (tmp_path / "test_big.py").write_text(BIG)
    (tmp_path / "test_bad.py").write_text("def broken(:\n" * 30 + BIG)
    (tmp_path / "test_small.py").write_text("def test_a(): ...\n")
    return tmp_path


def _command(work: Path, *args: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(Path(sys.executable).parent / "splitter"), *args],
        cwd=work,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_help_and_version_say_what_there_is(work: Path) -> None:
    listed = _command(work, "--help", COLUMNS="80").stdout.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in listed] == list(COMMANDS)  # a line each
    assert "--dry-run" in _command(work, "split", "--help", COLUMNS="120").stdout
    assert _command(work, "--version").stdout == f"splitter {splitter.__version__}\n"


def test_split_writes_the_parts_and_retires_the_original(work: Path) -> None:
    done = _command(work, "split", "test_big.py")
    assert done.returncode == 0
    assert not done.stdout
    assert "12 tests became 2 parts" in done.stderr
    assert (work / "test_big.py.DEPRECATED").read_text() == BIG
    assert (work / "test_big_add.py").exists()
    assert not (work / "test_big.py").exists()


def test_dry_run_writes_nothing_and_keeps_stdout_for_the_patch(work: Path) -> None:
    before, times = tree(work), {p.name: p.stat().st_mtime_ns for p in work.iterdir()}
    done = _command(work, "split", "--dry-run", "test_big.py")
    assert done.returncode == 0
    assert done.stdout.startswith("diff --git ")
    assert "\x1b" not in done.stdout
    assert "would become 2 parts" in done.stderr
    assert tree(work) == before
    assert {p.name: p.stat().st_mtime_ns for p in work.iterdir()} == times


def test_one_bad_file_does_not_stop_the_rest(work: Path) -> None:
    done = _command(work, "split", "test_bad.py", "test_missing.py", "test_small.py", "test_big.py")
    assert done.returncode == 2
    assert "S103 test_bad.py:" in done.stderr
    assert "S101 test_missing.py" in done.stderr
    assert "test_small.py: " in done.stderr
    assert "left alone" in done.stderr
    assert (work / "test_big_add.py").exists()
    assert (work / "test_bad.py").exists()


def test_json_is_for_scripts(work: Path) -> None:
    done = _command(work, "split", "--json", "test_big.py", "test_bad.py")
    document = json.loads(done.stdout)
    assert document["format_version"] == 1
    big, bad = document["files"]
    assert [len(part["tests"]) for part in big["parts"]] == [6, 6]
    assert big["applied"] == ["test_big_add.py", "test_big_sub.py"]
    assert (bad["ok"], bad["applied"], bad["findings"][0]["code"]) == (False, None, "S103")


@pytest.mark.parametrize(
    "args", [["--max-tests", "0"], ["--by", "colour"], ["--max-tests", "many"], ["--nonsense"]]
)
def test_bad_options_are_usage_errors(work: Path, args: list[str]) -> None:
    before = tree(work)
    assert _command(work, "split", "test_big.py", *args).returncode == 2
    assert tree(work) == before


def test_flags_win_over_the_configuration(work: Path) -> None:
    (work / "pyproject.toml").write_text("[tool.splitter]\nmax-tests = 3\n")
    assert "4 parts" in _command(work, "split", "-n", "test_big.py").stderr
    assert "left alone" in _command(work, "split", "-n", "test_big.py", "--max-tests", "20").stderr


def test_unknown_key_names_the_key_and_the_file(work: Path) -> None:
    (work / "splitter.toml").write_text("max-test = 3\n")
    before = tree(work)
    done = _command(work, "split", "test_big.py")
    assert done.returncode == 2
    assert " S601 " in f" {done.stderr} "
    assert "max-test" in done.stderr
    assert "splitter.toml" in done.stderr
    assert tree(work) == before


@pytest.mark.parametrize("args", [["split", "-n", "test_big.py"], ["split", "test_bad.py"]])
def test_no_color_wins(work: Path, args: list[str]) -> None:
    done = _command(work, *args, NO_COLOR="1")
    assert "\x1b[3" not in done.stdout + done.stderr


def test_json_has_these_keys(work: Path) -> None:
    document = json.loads(_command(work, "split", "--dry-run", "--json", "test_big.py").stdout)
    assert list(document) == ["kind", "format_version", "files"]
    (big,) = document["files"]
    assert {"source", "limit", "strategy", "reason", "ok", "parts"} <= set(big)
    assert {"retired", "findings", "applied"} <= set(big)
    assert set(big["source"]) >= {"path", "sha256", "size", "language", "encoding", "tests"}
    assert set(big["parts"][0]) >= {"name", "group", "title", "tests", "units"}
    assert big["applied"] is None
    assert (work / "test_big.py").read_text() == BIG


def test_symlink_is_not_followed(work: Path) -> None:
    (work / "test_link.py").symlink_to("test_big.py")
    done = _command(work, "split", "test_link.py")
    assert done.returncode == 2
    assert "test_big.py" in done.stderr
    assert (work / "test_link.py").is_symlink()


def test_ten_thousand_tests(tmp_path: Path) -> None:
    (tmp_path / "test_huge.py").write_text(
        "".join(f"def test_g{n // 40}_{n}(): ...\n\n\n" for n in range(10_000))
    )
    done = _command(tmp_path, "split", "test_huge.py", "--max-tests", "100")
    assert done.returncode == 0, done.stderr
    parts = list(tmp_path.glob("test_huge_*.py"))
    assert sum(path.read_text().count("def test_") for path in parts) == 10_000
    assert len(parts) >= 100


def test_library_plans_shows_and_applies(work: Path) -> None:
    plan = splitter.plan(work / "test_big.py", max_tests=6)
    assert plan.ok
    assert [len(part.tests) for part in plan.parts] == [6, 6]
    assert "rename to" in plan.diff()
    assert (work / "test_big.py").exists()
    written = plan.apply()
    assert [Path(path).name for path in written] == ["test_big_add.py", "test_big_sub.py"]
    with pytest.raises(Refused, match="S451"):
        plan.apply()


def test_library_refuses_with_findings(work: Path) -> None:
    plan = splitter.plan(work / "test_bad.py")
    assert [finding.code for finding in plan.findings] == ["S103"]
    with pytest.raises(Refused, match="S103"):
        splitter.split(work / "test_bad.py")
    assert not splitter.split(work / "test_small.py").parts
    with pytest.raises(TypeError):
        splitter.plan(work / "test_big.py", max_test=3)  # type: ignore[call-arg]


@pytest.mark.skipif(os.name == "nt", reason="a pipe is closed otherwise there")
def test_a_reader_of_messages_that_goes_away_stops_nothing(tmp_path: Path) -> None:
    file = tmp_path / "test_big.py"
    file.write_text("".join(f"def test_{word}_{n}(): ...\n\n\n" for word in ("add", "sub") for n in (1, 2)))
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "splitter", "split", str(file), "--max-tests", "2"]

    done = subprocess.run(command, stderr=writing, check=False)

    os.close(writing)
    assert done.returncode == 0
    assert sorted(one.name for one in tmp_path.glob("*.py")) == ["test_big_add.py", "test_big_sub.py"]
