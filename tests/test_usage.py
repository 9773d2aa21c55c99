"""What the command line says of arguments that it can't take, and what its help shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
import typer.main
from typer.testing import CliRunner

from tests.conftest import app

FORMATS = "full, concise, json, github, gitlab, sarif, rdjson"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["spilt"], "there is no command 'spilt' (did you mean 'split'?)"),
        (["--colour", "never"], "there is no option --colour (did you mean '--color'?)"),
        (["split"], "name a file or a folder"),
        (["split", "x", "--max-test", "5"], "there is no option --max-test (did you mean '--max-tests'?)"),
        (["check", "--max-tests", "many"], "--max-tests must be a whole number, not 'many'"),
        (["check", "--jobs", "0"], "--jobs / -j must be at least 1, not 0"),
        (["split", "--threshold", "x", "f"], "--threshold must be a whole number, not 'x'"),
        (["split", "--max-seconds", "x", "f"], "--max-seconds must be a number, not 'x'"),
        (["check", "--max-tests"], "--max-tests needs a value"),
        (["check", "--quiet=1"], "--quiet takes no value"),
        (["check", "--config", "nope.toml"], "--config: there is no such file: nope.toml"),
        (["check", "--config", "."], "--config must be a file, and . is a folder"),
        (
            ["check", "--color", "neverr"],
            "--color must be one of auto, always, never, not 'neverr' (did you mean 'never'?)",
        ),
        (
            ["check", "--output-format", "markdown"],
            f"--output-format must be one of {FORMATS}, junit, not 'markdown'",
        ),
        (
            ["split", "--output-format", "conceise", "x"],
            f"--output-format must be one of {FORMATS}, not 'conceise' (did you mean 'concise'?)",
        ),
        (["verify"], "FILE.DEPRECATED is missing"),
        (["apply", "a", "b"], "there is no place for b"),
        (["explain", "S4777"], "there is no S4777 (did you mean 'S477'?); `splitter explain` lists them all"),
    ],
)
def test_a_usage_error_is_told_as_all_others_are(args: Sequence[str], said: str) -> None:
    done = CliRunner().invoke(app, args)
    lists = (
        "--help` lists the commands"
        if args[0] in ("spilt", "--colour")
        else f"{args[0]} --help` lists what it takes"
    )
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [f"error S927 {said}", f"    `splitter {lists}"]


def test_no_help_has_brackets_that_would_be_taken_for_markup() -> None:
    """``pip install 'test-file-splitter[mcp]'`` was shown without its last word."""
    commands = vars(typer.main.get_command(app))["commands"].values()
    texts = [vars(one).get("help") or "" for command in commands for one in (command, *command.params)]
    assert len(texts) > len(commands)
    assert [text for text in texts if re.search(r"\[[a-z/@#]", text)] == []


@pytest.mark.parametrize("command", ["check", "merge", "port", "rename-ids", "undo"])
def test_help_breaks_a_line_only_where_the_next_word_has_no_room(command: str) -> None:
    shown = CliRunner(env={"COLUMNS": "80"}).invoke(app, [command, "--help"]).stdout
    lines = [line.strip() for line in shown.partition("╭")[0].splitlines()]
    for line, following in pairwise(lines):
        assert not following or not line or len(f" {line} {following.split()[0]}") > 78, line


@pytest.mark.parametrize(("files", "said"), [(1, "1 file"), (2, "2 files")])
def test_a_baseline_says_how_many_files_it_lists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: int, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(files):
        Path(f"test_{number}.py").write_text("def test_a(): ...\ndef test_b(): ...\n")
    done = CliRunner().invoke(app, ["check", "--max-tests", "1", "--write-baseline", "sizes.json"])
    assert done.stderr == f"sizes.json: {said} over the limit\n"


def test_a_review_without_a_run_says_why_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["review"])
    assert done.exit_code == 2
    assert "a dry run and a refused split leave none" in done.stderr
