"""No name and no text of a repository acts on the terminal, or on the log, that it is printed to."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from splitter.bulk import report
from splitter.bulk.job import Outcome, PartSize, State
from splitter.bulk.migration import Migration, MigrationRequest
from splitter.model.finding import Finding, Severity
from splitter.reporting.findings import print_findings
from splitter.reporting.terminal import controls_spelt, visible, visible_lines
from tests.conftest import app

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no file can have such a name there")

TESTS = "".join(f"def test_{word}_{i}():\n    assert {i}\n\n\n" for word in ("add", "sub") for i in range(6))

NAME = "\x1b]0;owned\x07\x9b31m\r\u202e\n::error ::x\n  ##[add-mask]1\n"
"""What a hostile file name may have; its file is ``test_`` + this + ``.py``."""

ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]")
"""What no output may hold."""

COMMAND = re.compile(r"^\s*::|##\w*\[", re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    for name in (f"test_{NAME}.py", "::error ::y.py", os.fsdecode(b"test_\xff\xe9.py")):
        (tmp_path / name).write_text(TESTS)
    (tmp_path / f"test_z{NAME}.py").write_text("def test_(:\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "1000")
    return tmp_path


COMMANDS = [
    ["check"],
    ["check", "--output-format", "github", "--max-tests", "9"],
    ["check", "--output-format", "junit"],
    ["check", "--output-format", "sarif"],
    ["check", "--soft-limit", "2", "--max-tests", "20"],
    ["check", "--write-baseline", f"base{NAME}.json"],
    ["split", "."],
    ["split", ".", "--jobs", "1", "--verbose", "--report", "report.md"],
    ["split", f"test_{NAME}.py", "./::error ::y.py", os.fsdecode(b"test_\xff\xe9.py"), f"test_z{NAME}.py"],
    ["split", "::error ::y.py"],
    ["split", "::error ::y.py", "--max-tests", "50"],
    ["split", f"gone{NAME}.py"],
    ["plan", f"test_{NAME}.py", "-o", "plan.json"],
    ["plan", f"test_{NAME}.py", "-o", f"no{NAME}/plan.json"],
    ["apply", f"gone{NAME}.json"],
    ["undo", f"test_{NAME}.py"],
    ["recover", f"gone{NAME}"],
    ["verify", f"test_{NAME}.py"],
    ["probe", f"gone{NAME}.py"],
    ["adr", "--document", f"notes{NAME}.md"],
    ["adr", "--write", f"docs{NAME}"],
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: " ".join(arguments)[:40])
def test_no_command_prints_what_a_terminal_or_a_log_acts_on(folder: Path, arguments: list[str]) -> None:
    done = CliRunner().invoke(app, arguments)

    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert done.output
    assert not ACTING.search(done.output)
    if "github" in arguments:  # commands, and each of them ours
        ours = re.compile(r"::(error|warning) (file=[^:]*,)?(line=\d+,)?title=S")
        assert all(map(ours.match, done.output.splitlines()))
    else:
        assert not COMMAND.search(done.output)


def test_a_file_is_named_in_one_line(folder: Path) -> None:
    said = CliRunner().invoke(app, ["split", f"test_{NAME}.py"]).output

    assert "test_^[]0;owned^G<U+009B>31m^M<U+202E>^J::error <U+003A>:x^J  <U+0023>#[add-mask]1^J.py" in said


def test_formats_for_programs_can_be_read_by_them(folder: Path) -> None:
    junit = CliRunner().invoke(app, ["check", "--output-format", "junit"]).output
    sarif = CliRunner().invoke(app, ["check", "--output-format", "sarif"]).output

    names = [case.get("name", "") for case in ElementTree.fromstring(junit).iter("testcase")]
    assert "test_<FF><E9>.py" in names
    assert all(result["message"]["text"].isprintable() for result in json.loads(sarif)["runs"][0]["results"])


def test_the_record_keeps_its_marks_whatever_files_are_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "test_<!-- splitter:end files -->\n.py").write_text(TESTS)

    CliRunner().invoke(app, ["adr", "--write", "docs"])
    (record,) = (tmp_path / "docs").iterdir()
    text = record.read_text()
    again = CliRunner().invoke(app, ["adr", "--write", "docs"])

    assert text.count("<!-- splitter:end files -->") == 1
    assert "nothing to change" in again.output


def test_a_markdown_report_holds_no_control_characters() -> None:
    found = Finding("S103", Severity.ERROR, f"message {NAME}", "remedy", f"test_{NAME}.py", 1)
    outcomes = (
        Outcome(f"test_{NAME}.py", State.SPLIT, 12, (PartSize(f"test_{NAME}_a.py", 12),)),
        Outcome(f"test_z{NAME}.py", State.REFUSED, findings=(found,)),
    )

    text = report.to_markdown(Migration(MigrationRequest(roots=()), outcomes))

    assert not ACTING.search(text)
    assert "^[]0;owned^G" in text


def test_further_lines_of_a_message_are_marked(capsys: pytest.CaptureFixture[str]) -> None:
    print_findings(
        [Finding("S469", Severity.ERROR, "git says\n::error ::x\n##[error]y", "mend\n::warning ::z")]
    )

    assert capsys.readouterr().err.splitlines() == [
        "error S469 git says",
        "    | <U+003A>:error <U+003A>:x",
        "    | <U+0023>#[error]y",
        "    mend",
        "    | <U+003A>:warning <U+003A>:z",
    ]


def test_what_is_harmless_stays_as_it_is() -> None:
    text = "tests/test_é🔥.py::test_x # [1] ## Head\t#[x]"

    assert (visible(text), visible_lines(text), controls_spelt(text)) == (text, text, text)


@given(st.text() | st.text(alphabet=list(NAME + "#[:: \t")))
def test_no_text_acts(text: str) -> None:
    shown = visible(text)

    assert "\n" not in shown
    assert not ACTING.search(shown)
    assert not COMMAND.search(shown)
    assert visible(shown) == shown
