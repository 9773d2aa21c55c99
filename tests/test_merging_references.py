"""Other files that name the parts of a merge: told, or brought up to date, and back with an undo."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import tree
from tests.test_merging import ADD, BIG, LAST, MUL, run

JOBS = """jobs:
  test:
    steps:
      - run: pytest tests/test_big_add.py tests/test_big_mul.py tests/test_other.py
      - run: pytest tests/test_big_mul.py::test_mul_one
"""
LISTED = """[tool.check]
files = [
    "tests/test_big_add.py",
    "tests/test_big_mul.py",
    "tests/test_other.py",
    "tests/test_big_more.py",
]
one = "tests/test_big_mul.py"
"""
USER = """from test_big_add import helper
import test_big_mul as mul


def test_it():
    assert helper and mul
"""


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in which others name the parts; the current folder."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests/test_big.py").write_text(BIG)
    monkeypatch.chdir(tmp_path)
    assert run("split", "tests/test_big.py", "--by", "prefix", "--max-tests", "3")[0] == 0
    (tmp_path / ".github/workflows").mkdir(parents=True)
    (tmp_path / ".github/workflows/ci.yml").write_text(JOBS)
    (tmp_path / "check.toml").write_text(LISTED)
    (tmp_path / "tests/test_user.py").write_text(USER)
    (tmp_path / "README.md").write_text("See tests/test_big_add.py.\n")
    return tmp_path


def test_who_names_a_part_is_told(work: Path) -> None:
    before = tree(work)
    code, _, messages = run("merge", "tests/test_big.py")
    assert code == 0, messages
    assert "S150 check.toml:3" in messages
    assert "S150 .github/workflows/ci.yml" in messages
    assert "S153" in messages
    for name in ("check.toml", ".github/workflows/ci.yml", "tests/test_user.py", "README.md"):
        assert (work / name).read_bytes() == before[name]
    run("undo", "tests/test_big.py")
    assert "S150" not in run("merge", "tests/test_big.py", "-n", "--references", "ignore")[2]


def test_who_names_parts_names_the_one_file_once_and_an_undo_takes_that_back(work: Path) -> None:
    before = tree(work)
    code, _, messages = run("merge", "tests/test_big.py", "--references", "update", "--update-docs")
    assert code == 0, messages
    assert (work / "check.toml").read_text() == (
        '[tool.check]\nfiles = [\n    "tests/test_big.py",\n    "tests/test_other.py",\n'
        '    "tests/test_big.py",\n]\none = "tests/test_big.py"\n'
    )
    assert (work / ".github/workflows/ci.yml").read_text() == (
        "jobs:\n  test:\n    steps:\n      - run: pytest tests/test_big.py tests/test_other.py\n"
        "      - run: pytest tests/test_big.py::test_mul_one\n"
    )
    user = USER.replace("test_big_add", "test_big").replace("test_big_mul", "test_big")
    assert (work / "tests/test_user.py").read_text() == user
    assert (work / "README.md").read_text() == "See tests/test_big.py.\n"
    assert run("undo", "tests/test_big.py")[0] == 0
    assert tree(work) == before


def test_the_report_says_what_became_of_each_family(work: Path) -> None:
    (work / "tests/test_two.py").write_text(BIG)
    run("split", "tests/test_two.py", "--by", "prefix", "--max-tests", "3")
    (work / "tests/test_two_add.py").write_text("def broken(:\n")
    code, _, _ = run("merge", "tests", "--jobs", "2", "--report", "report.json")
    report = json.loads((work / "report.json").read_text())
    assert (code, report["ok"]) == (2, False)
    assert [(one["path"], one["merged"]) for one in report["files"]] == [
        ("tests/test_big.py", True),
        ("tests/test_two.py", False),
    ]
    assert (work / "tests/test_big.py").read_text() == BIG
    assert not {ADD, MUL, LAST} & {path.name for path in (work / "tests").iterdir()}
