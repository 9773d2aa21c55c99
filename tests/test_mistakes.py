"""What is said of common mistakes: what, where, and what was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.conftest import app

BIG = "".join(f"def test_{n}(): ...\n" for n in range(12))


@pytest.fixture(autouse=True)
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "tests").mkdir()
    (tmp_path / "empty").mkdir()
    (tmp_path / "tests/test_shop.py").write_text(BIG)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    return tmp_path


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (
            ["split", "tests/test_shp.py"],
            "error S101 tests/test_shp.py there is no such file (did you mean 'tests/test_shop.py'?)",
        ),
        (["split", "test"], "error S101 test there is no such file (did you mean 'tests'?)"),
        (["split", "--resume", "nope.json"], "error S813 nope.json there is no such file"),
        (["split", "tests/test_shop.py", "--template", "x.jinja"], "S605 x.jinja there is no such file"),
        (["check", "--baseline", "nope.json"], "error S806 nope.json there is no such file"),
        (["probe", "nope.py"], "error S101 nope.py there is no such file"),
        (["apply", "nope.json"], "error S460 nope.json there is no such file"),
        (["split", "tests/test_shop.py", "--group", "nope.toml"], "S474 nope.toml there is no such file"),
        (["undo", "tests/test_shop.py"], "`splitter undo --list` lists"),
    ],
)
def test_a_file_that_is_not_there_is_said_so_everywhere(args: list[str], said: str) -> None:
    done = CliRunner().invoke(app, args)
    assert done.exit_code == 2
    assert said in done.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [(["split", "empty"], "no test files in empty"), (["check", "empty"], "no test files found")],
)
def test_a_folder_without_test_files_is_said(args: list[str], said: str) -> None:
    done = CliRunner().invoke(app, args)
    assert (done.exit_code, done.stderr.strip()) == (0, said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("by = 'prefix'\nmax-test = 3\n", "error S601 splitter.toml:2 unknown key 'max-test'"),
        ("# max-tests\n\nmax-tests = 'x'\n", "error S602 splitter.toml:3 max-tests must be"),
        ("max-tests = 0\n", "error S603 splitter.toml:1 max-tests must be"),
        ("[verify]\ntimeout = 0\n", "error S603 splitter.toml:2 verify.timeout must be"),
    ],
)
def test_a_mistake_in_the_configuration_has_its_line(work: Path, text: str, said: str) -> None:
    (work / "splitter.toml").write_text(text)
    assert said in CliRunner().invoke(app, ["check"]).stderr
