"""The decision record and the contributors' document: written once, kept up to date between their marks."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from splitter.rendering.templates import shipped
from tests.conftest import app, tree

WHY = ("--reason", "heap corruption bug", "--runtime", "Mojo", "--runtime-version", "0.26.1")


def run(*args: str) -> Result:
    return CliRunner().invoke(app, args)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("pyproject.toml").write_text("[tool.splitter]\nmax-tests = 9\n")
    Path("tests").mkdir()
    text = "".join(f"def test_{group}_{n}(): ...\n\n\n" for group in ("add", "sub") for n in range(6))
    Path("tests/test_big.py").write_text(text)
    Path("tests/test_one_class.py").write_text(
        "class TestX(Far):\n" + "".join(f"    def test_{n}(self): ...\n" for n in range(10))
    )
    assert run("split", "tests/test_big.py").exit_code == 0
    return tmp_path


def record() -> str:
    (file,) = Path("docs").glob("*.md")
    return file.read_text()


def test_the_record_names_the_limit_the_files_and_when_to_review(project: Path) -> None:
    assert run("adr", "--write", "docs", "--issue", "#2942", "--adr", "ADR-009", *WHY).exit_code == 0
    assert [file.name for file in Path("docs").iterdir()] == ["ADR-009-test-file-size-limit.md"]
    text = record()
    assert text.startswith("# ADR-009: ")
    assert re.search(r"\*\*Date\*\*: \d{4}-\d\d-\d\d", text)
    assert "at most 9 tests" in text
    assert "heap corruption bug" in text
    assert "#2942" in text
    assert "Split: 1 file with 12 tests, into 2 parts." in text
    assert "- `tests/test_big.py.DEPRECATED` (retired)\n  - `tests/test_big_add.py` - 6 tests\n" in text
    assert "Still over the limit:\n\n- `tests/test_one_class.py` - 10 tests\n" in text
    assert "new version of Mojo after 0.26.1" in text


def test_a_second_run_changes_only_what_is_between_the_marks(project: Path) -> None:
    run("adr", "--write", "docs", *WHY)
    before = tree(project)
    assert run("adr", "--write", "docs", *WHY).exit_code == 0
    assert tree(project) == before
    (file,) = Path("docs").glob("*.md")
    file.write_text(record().replace("Accepted", "Accepted by us all") + "\nOurs.\n")
    Path("tests/test_one_class.py").unlink()
    assert run("adr", "--write", "docs", "--max-tests", "12").exit_code == 0
    text = record()
    assert "Accepted by us all" in text
    assert text.endswith("\nOurs.\n")
    assert "at most 12 tests" in text
    assert "Still over" not in text
    assert "heap corruption bug" in text


def test_the_record_takes_the_next_number_of_the_folder(project: Path) -> None:
    Path("docs").mkdir()
    Path("docs/0007-something.md").write_text("# Something\n")
    assert run("adr", "--write", "docs").exit_code == 0
    assert Path("docs/0008-test-file-size-limit.md").read_text().startswith("# ADR-0008: ")


def test_another_record_with_the_number_is_left_alone(project: Path) -> None:
    Path("docs").mkdir()
    Path("docs/ADR-009-heap.md").write_text("# Ours\n")
    done = run("adr", "--write", "docs", "--adr", "ADR-009")
    assert (done.exit_code, "S816" in done.stderr) == (2, True)
    assert record() == "# Ours\n"
    Path("docs/ADR-009-heap.md").write_text(
        "# Ours\n<!-- splitter:begin files -->\n<!-- splitter:end files -->\n"
    )
    assert run("adr", "--write", "docs", "--adr", "ADR-009").exit_code == 0
    assert record().startswith("# Ours\n<!-- splitter:begin files -->\nSplit: 1 file")


def test_the_block_of_a_document_is_added_once_and_kept(project: Path) -> None:
    Path("CONTRIBUTING.md").write_bytes(b"# Contributing\r\n\r\nHello.\r\n")
    assert run("adr", "--document", "CONTRIBUTING.md", "--adr", "ADR-009").exit_code == 0
    text = Path("CONTRIBUTING.md").read_bytes()
    assert text.startswith(b"# Contributing\r\n\r\nHello.\r\n\r\n<!-- splitter:begin limit -->\r\n")
    assert b"at most 9 tests, see ADR-009." in text
    assert b"splitter check" in text
    assert text.count(b"\n") == text.count(b"\r\n")
    Path("CONTRIBUTING.md").write_bytes(text + b"Bye.\r\n")
    run("adr", "--document", "CONTRIBUTING.md", "--max-tests", "5")
    text = Path("CONTRIBUTING.md").read_bytes()
    assert b"at most 5 tests." in text
    assert text.count(b"splitter:begin") == 1
    assert text.endswith(b"Bye.\r\n")
    run("adr", "--document", "NEW.md")
    assert Path("NEW.md").read_text().startswith("<!-- splitter:begin limit -->\n")


@pytest.mark.parametrize(
    "marks",
    [
        "<!-- splitter:begin limit -->\nno end\n",
        "<!-- splitter:end limit -->\n<!-- splitter:begin limit -->\n",
        2 * "<!-- splitter:begin limit -->\n<!-- splitter:end limit -->\n",
        "<!-- splitter:begin limit -->\n<!-- splitter:begin files -->\n<!-- splitter:end files -->\n"
        "<!-- splitter:end limit -->\n",
    ],
)
def test_odd_marks_are_refused_and_nothing_is_written(project: Path, marks: str) -> None:
    Path("CONTRIBUTING.md").write_text("Mine.\n" + marks)
    before = tree(project)
    done = run("adr", "--document", "CONTRIBUTING.md")
    assert (done.exit_code, "S816 CONTRIBUTING.md" in done.stderr) == (2, True)
    assert tree(project) == before


def test_what_can_not_be_read_is_said(project: Path) -> None:
    Path("tests/test_bad.py").write_text("def broken(:\n" + "def test_x(): ...\n" * 20)
    done = run("adr", "--write", "docs")
    assert (done.exit_code, "S103 tests/test_bad.py" in done.stderr) == (2, True)
    assert "test_big_add.py" in record()
    assert run("adr").exit_code == 2
    Path("CONTRIBUTING.md").write_bytes(b"\xff")
    assert run("adr", "--document", "CONTRIBUTING.md").exit_code == 2


def test_a_template_of_ones_own(project: Path) -> None:
    Path("ours.jinja").write_text("# {{ name }}\n{{ limit }}: {{ over | length }}\n")
    assert run("adr", "--write", "docs", "--template", "ours.jinja").exit_code == 0
    assert record() == "# ADR-001\n9 tests: 1\n"
    Path("ours.jinja").write_text("{{ nothing }}")
    done = run("adr", "--write", "other", "--template", "ours.jinja")
    assert (done.exit_code, "S605" in done.stderr) == (2, True)
    assert not Path("other").exists()


def test_the_shipped_record_has_its_marks() -> None:
    text = shipped("adr.md.jinja")
    for name in ("status", "limit", "files"):
        assert text.count(f"<!-- splitter:begin {name} -->") == 1
        assert text.count(f"<!-- splitter:end {name} -->") == 1


def test_a_merge_is_told_to_the_record_and_an_undo_takes_that_back(project: Path) -> None:
    Path("tests/test_one_class.py").unlink()
    text = "".join(f"def test_{group}_{n}(): ...\n\n\n" for group in ("get", "put") for n in range(6))
    Path("tests/test_two.py").write_text(text)
    assert run("split", "tests/test_two.py", "--retire", "delete").exit_code == 0
    run("adr", "--write", "docs", *WHY)
    before = tree(project)
    assert "- `tests/test_two.py` (split)\n  - `tests/test_two_get.py` - 6 tests\n" in record()
    assert run("adr", "--write", "docs", "--resolved", "gone").stderr.startswith("error S930")
    done = run("merge", "tests/test_big.py", "--reason", "Mojo 26.2 has the fix")
    assert done.exit_code == 0, done.stderr
    today = date.today().isoformat()
    text = record()
    assert "**Status**: Accepted\n" in text
    assert "Split: 1 file with 12 tests, into 2 parts.\n\n- `tests/test_two.py` (split)\n" in text
    assert f"Merged back:\n\n- `tests/test_big.py` - on {today}: Mojo 26.2 has the fix\n" in text
    assert "test_big_add" not in text
    done = run("undo", "tests/test_big.py")
    assert done.exit_code == 0, done.stderr
    assert tree(project) == before

    patch = run("merge", "tests", "-n", "--reason", "fixed").stdout_bytes
    assert run("merge", "tests", "--reason", "fixed").exit_code == 0
    assert f"**Status**: Resolved (merged back on {today}: fixed)\n" in record()
    assert "No file is split any more." in record()
    after = tree(project)
    for name in ("two", "big"):
        assert run("undo", f"tests/test_{name}.py").exit_code == 0
    assert tree(project) == before
    subprocess.run(["git", "apply", "-"], cwd=project, input=patch, check=True)
    assert tree(project) == {**after, **{n: d for n, d in before.items() if n.startswith(".splitter")}}
    once = record()
    assert run("adr", "--write", "docs", "--max-tests", "20", *WHY).exit_code == 0
    assert record() == once.replace("at most 9", "at most 20"), "a new run remembers what was merged"
    assert run("split", "tests/test_big.py").exit_code == 0
    run("adr", "--write", "docs")
    assert "**Status**: Accepted\n" in record()
    assert record().count("test_big.py` - on") == 0
    run("adr", "--write", "docs", "--superseded-by", "ADR-012")
    run("adr", "--write", "docs")
    assert "**Status**: Superseded by ADR-012\n" in record()
