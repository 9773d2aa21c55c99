"""The command line behaves as other commands of a developer do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from splitter.cli import COMMANDS

pytestmark = pytest.mark.slow

TESTS = "".join(f"def test_{group}_{n}(): ...\n\n\n" for group in ("add", "sub") for n in range(7))
"""Fourteen tests in 42 lines; the tenth of them in line 28."""


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A repository with two files over the limit."""
    (tmp_path / "tests").mkdir()
    (tmp_path / "splitter.toml").write_text('max-tests = 9\nby = "prefix"\n')
    for name in ("test_one", "test_two"):
        (tmp_path / f"tests/{name}.py").write_text(TESTS)
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-qm", "before")
    return tmp_path


def _git(work: Path, *args: str) -> str:
    who = ["-c", "user.name=somebody", "-c", "user.email=somebody@example.org"]
    return subprocess.run(
        ["git", *who, *args], cwd=work, capture_output=True, text=True, check=True
    ).stdout.strip()


def _run(work: Path, *args: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "SPLITTER_CONFIG")}
    who = {f"GIT_{role}_{what}": "x" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return subprocess.run(
        [str(Path(sys.executable).with_name("splitter")), *args],
        cwd=work,
        capture_output=True,
        text=True,
        input=stdin,
        check=False,
        env={**clean, **who, **environment},
    )


def _parts(work: Path) -> int:
    return len(list(work.glob("tests/test_*_*.py")))


@pytest.mark.parametrize(
    ("args", "environment", "coloured"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        (["--color", "auto"], {}, False),
    ],
)
def test_colours_are_as_the_user_says(
    work: Path, args: list[str], environment: dict[str, str], coloured: bool
) -> None:
    assert ("\x1b[" in _run(work, "check", *args, **environment).stdout) is coloured


@pytest.mark.parametrize("args", [["check", "--config", "own.toml"], ["--config", "own.toml", "check"]])
def test_a_configuration_that_is_named_holds_for_every_file(work: Path, args: list[str]) -> None:
    (work / "own.toml").write_text("max-tests = 20\n")
    (work / "tests/splitter.toml").write_text("max-tests = 1\n")
    assert _run(work, "check").returncode == 1
    assert _run(work, *args).returncode == 0
    assert _run(work, "check", SPLITTER_CONFIG="own.toml").returncode == 0


def test_a_configuration_that_is_none_is_refused(work: Path) -> None:
    (work / "pyproject.toml").write_text("[project]\n")
    done = _run(work, "check", "--config", "pyproject.toml")
    assert (done.returncode, "there is no [tool.splitter] in it" in done.stderr) == (2, True)


def test_the_version_has_a_short_option(work: Path) -> None:
    assert _run(work, "-V").stdout == _run(work, "--version").stdout


def test_a_shell_is_offered_commands_and_choices(work: Path) -> None:
    def offered(words: str, count: int) -> str:
        return _run(work, _SPLITTER_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=str(count)).stdout

    assert set(COMMANDS) <= set(offered("splitter ", 1).split())
    assert offered("splitter split --by sub", 3).split() == ["subject"]
    assert "--retire" in offered("splitter split --ret", 2)


@pytest.mark.parametrize("path", ["tests", "tests/test_one.py"])
def test_split_check_says_by_its_code_whether_there_is_something_to_do(work: Path, path: str) -> None:
    done = _run(work, "split", path, "--check")
    assert (done.returncode, done.stdout, _parts(work)) == (1, "", 0)
    assert _run(work, "split", path, "--diff").stdout == _run(work, "split", path, "--dry-run").stdout != ""
    assert _run(work, "split", path, "--check", "--diff").returncode == 1
    assert _run(work, "split", path, "--check", "--max-tests", "20").returncode == 0


def test_a_text_from_stdin_is_checked_and_shown_as_if_it_stood_there(work: Path) -> None:
    at = ("-", "--stdin-filename", "tests/test_new.py")
    checked = _run(work, "check", *at, "--output-format", "concise", stdin=TESTS)
    assert checked.stdout == "tests/test_new.py:28: error S802 14 tests, 5 over the limit of 9\n"
    assert checked.returncode == 1
    shown = _run(work, "split", *at, stdin=TESTS)
    assert (shown.returncode, _parts(work)) == (0, 0)
    assert "+++ b/tests/test_new_add.py" in shown.stdout
    assert _run(work, "check", *at, stdin="def test_a(): ...\n").returncode == 0


@pytest.mark.parametrize("args", [["-"], ["tests", "--stdin-filename", "x.py"]])
def test_stdin_needs_a_name(work: Path, args: list[str]) -> None:
    assert _run(work, "check", *args).returncode == 2


@pytest.mark.parametrize("command", ["check", "split", "prove"])
@pytest.mark.parametrize("how", ["full", "concise", "json", "github", "gitlab", "sarif", "rdjson"])
def test_each_command_has_the_same_formats(work: Path, command: str, how: str) -> None:
    (work / "tests/test_one.py").write_text(TESTS + "def broken(:\n")
    args = {"check": ["tests"], "split": ["tests", "--check"], "prove": ["--base", "HEAD"]}[command]
    done = _run(work, command, *args, "--output-format", how)
    assert "must be one of" not in done.stderr
    if how in ("json", "gitlab", "sarif", "rdjson"):
        json.loads(done.stdout)


def test_gitlab_gets_a_report_whose_fingerprints_outlive_edits_above(work: Path) -> None:
    first = json.loads(_run(work, "check", "--output-format", "gitlab").stdout)
    (work / "tests/test_one.py").write_text("import os\n" + TESTS)
    second = json.loads(_run(work, "check", "--output-format", "gitlab").stdout)
    assert [entry["fingerprint"] for entry in first] == [entry["fingerprint"] for entry in second]
    assert first[0]["location"] == {"path": "tests/test_one.py", "lines": {"begin": 28}}
    assert len({entry["fingerprint"] for entry in first}) == 2


@pytest.mark.parametrize("paths", [["tests"], ["tests/test_one.py", "tests/test_two.py"]])
@pytest.mark.parametrize("how", ["--commit", "--preserve-blame"])
def test_a_folder_is_committed_as_its_files_are(work: Path, paths: list[str], how: str) -> None:
    done = _run(work, "split", "-q", "-j", "2", *paths, how, "--report", "../report.json", "--exclude", "x")
    assert done.returncode == 0, done.stderr
    assert _git(work, "status", "--short") == ""
    subjects = _git(work, "log", "--first-parent", "--format=%s").splitlines()
    assert subjects == ["Split test_two.py into 2 files", "Split test_one.py into 2 files", "before"]
    told = json.loads((work.parent / "report.json").read_text())
    assert [file["state"] for file in told["files"]] == ["split", "split"]


def test_a_folder_is_verified_file_by_file_before_each_commit(work: Path) -> None:
    (work / "tests/test_two.py").write_text(
        "import sys\n\n\n"
        + TESTS.replace("test_sub_0(): ...", "test_sub_0():\n    assert 'two_sub' not in __name__")
    )
    _git(work, "commit", "-qam", "the name matters")
    done = _run(work, "split", "tests", "--verify", "--commit", "--python", sys.executable)
    assert (done.returncode, "S706" in done.stderr) == (2, True), done.stderr
    assert _git(work, "log", "--format=%s", "-1") == "Split test_one.py into 2 files"
    assert _git(work, "status", "--short") == ""


def test_a_folder_is_explained_as_its_files_are(work: Path) -> None:
    done = _run(work, "split", "tests", "-n", "--explain", "--by", "subject")
    assert done.returncode == 0
    for name in ("test_one", "test_two"):
        assert f"{name}_add" in done.stderr


def test_a_group_file_goes_with_the_options_of_many_files(work: Path) -> None:
    (work / "groups.toml").write_text('mine = ["test_add_0"]\n')
    done = _run(work, "split", "tests/test_one.py", "--group", "groups.toml", "-q", "--report", "r.json")
    assert done.returncode == 0, done.stderr
    assert (work / "tests/test_one_mine.py").is_file()
