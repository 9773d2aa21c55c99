"""What the command line says of arguments that it can't take, and what its help shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
import typer.main
from typer.testing import CliRunner

from tests.conftest import app


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["split"], "Error: Invalid value for PATH: name a file or a folder"),
        (["verify"], "Error: Missing argument 'FILE.DEPRECATED'."),
        (["spilt"], "Error: No such command 'spilt'. Did you mean 'split'?"),
    ],
    ids=["value", "missing", "command"],
)
def test_a_usage_error_is_one_plain_line(args: Sequence[str], said: str) -> None:
    done = CliRunner().invoke(app, args)
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (2, said)


def test_no_help_has_brackets_that_would_be_taken_for_markup() -> None:
    """``pip install 'test-file-splitter[mcp]'`` was shown without its last word."""
    commands = vars(typer.main.get_command(app))["commands"].values()
    texts = [vars(one).get("help") or "" for command in commands for one in (command, *command.params)]
    assert len(texts) > len(commands)
    assert [text for text in texts if re.search(r"\[[a-z/@#]", text)] == []


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
