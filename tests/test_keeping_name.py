"""A part keeps the original's name where other files import from it: applied, undone, proved, refused."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

import splitter
from splitter.languages import language_of
from splitter.proof import prove
from tests.conftest import app, tree

TEXT = "def make(x):\n    return x\n" + "".join(
    f"\n\ndef test_{word}_{n}():\n    assert make({n}) == {n}\n"
    for word in ("red", "green")
    for n in range(4)
)
USER = "from test_core import make\n\n\ndef test_make():\n    assert make(1)\n"


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "test_core.py").write_text(TEXT)
    (tmp_path / "test_user.py").write_text(USER)
    return tmp_path


def command(*args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, args, catch_exceptions=False)
    return result.exit_code, result.stdout, result.stderr


def test_a_plan_of_it_is_applied_and_undone(work: Path) -> None:
    before = tree(work)
    code, document, messages = command("plan", "test_core.py", "--max-tests", "4")
    assert code == 0, messages
    (work / "plan.json").write_text(document)

    assert command("apply", "plan.json")[0] == 0
    (work / "plan.json").unlink()
    names = {path.name for path in work.glob("*.py*")}
    assert names == {"test_core.py", "test_core_green.py", "test_user.py"}
    assert (work / "test_core.py").read_text().count("def ") == 5
    assert (work / "test_user.py").read_text() == USER

    assert command("undo", "test_core.py")[0] == 0
    assert tree(work) == before


def test_the_proof_wants_the_name_and_what_is_imported(work: Path) -> None:
    made = splitter.plan("test_core.py", max_tests=4)
    language = language_of("test_core.py")
    assert language is not None
    assert made.source is not None
    assert not prove(language, made.source, made.outputs, path="test_core.py")

    renamed = [replace(one, name=one.name.replace("core.py", "other.py")) for one in made.outputs]
    (told,) = prove(language, made.source, renamed, path="test_core.py")
    assert told.code == "S502"
    assert "no part is called test_core.py" in told.message


@pytest.mark.parametrize("other", [("--retire", "delete"), ("--layout", "package")], ids=str)
def test_where_nothing_may_stay_it_is_refused(work: Path, other: tuple[str, ...]) -> None:
    before = tree(work)
    code, _, messages = command("split", "test_core.py", "--max-tests", "4", *other)
    assert (code, " S141 " in messages) == (2, True)
    assert tree(work) == before


def test_who_imports_and_follows_needs_no_name_to_stay(work: Path) -> None:
    code, _, messages = command("split", "test_core.py", "--max-tests", "4", "--references", "update")
    assert code == 0, messages
    assert not (work / "test_core.py").exists()
    assert "from test_core_" in (work / "test_user.py").read_text()


def test_the_part_that_uses_what_it_imports_has_the_name(work: Path) -> None:
    """An import that is there for others alone is one that linters tell, or take out."""
    uses = "".join(f"\n\ndef test_blue_{n}():\n    assert floor({n}) == {n}\n" for n in range(4))
    (work / "test_core.py").write_text(f"from math import floor\n\n\nSIZE = 3\n\n\n{TEXT}{uses}")
    (work / "test_user.py").write_text(f"from test_core import SIZE, floor\n{USER}")
    code, _, messages = command("split", "test_core.py", "--max-tests", "4")
    assert code == 0, messages
    text = (work / "test_core.py").read_text()
    assert "test_blue_0" in text
    assert all(bound in text for bound in ("import floor", "SIZE = 3", "def make"))


def test_what_a_configuration_names_is_told_that_some_stay(work: Path) -> None:
    subprocess.run(["git", "init", "-q"], check=True)
    (work / "tox.ini").write_text("[testenv]\ncommands = pytest test_core.py\n")
    code, _, messages = command("split", "test_core.py", "--max-tests", "4", "--dry-run")
    assert code == 0
    assert "only a part of its tests stays" in messages
    assert "test_user.py" not in [line.split()[2] for line in messages.splitlines() if " S150 " in line]
