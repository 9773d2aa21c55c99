"""Undo and recover as a person meets them: what comes back, what is refused, where the history lives."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

import splitter
from splitter.transaction import journal as journals
from splitter.transaction import splits
from splitter.transaction.history import FOLDER
from splitter.transaction.journal import Action, Journal, Switch, Target
from splitter.transaction.system import sha256
from tests.conftest import app, tree

BIG = '"""Docs."""\n\nimport os\n\n\n' + "".join(
    f"def test_{group}_{n}():\n    assert os\n\n\n" for group in ("add", "sub") for n in "abcdef"
)


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two files to split; the current folder."""
    (tmp_path / "splitter.toml").write_text("max-tests = 6\n")
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "test_big.py").write_text(BIG)
    (tmp_path / "one/test_big.py").chmod(0o755)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def command(*args: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, args, catch_exceptions=False)
    return result.exit_code, result.stderr


@pytest.mark.parametrize("name", ["test_big.py", "test_big.py.DEPRECATED", "test_big_add.py"])
def test_any_of_its_files_names_a_split(work: Path, name: str) -> None:
    before = tree(work)
    command("split", "one/test_big.py")
    code, messages = command("undo", f"one/{name}")
    assert code == 0
    assert "test_big.py is back: 2 parts are gone" in messages
    assert tree(work) == before
    assert (work / "one/test_big.py").stat().st_mode & 0o777 == 0o755
    assert not (work / FOLDER).exists()


def test_last_takes_back_every_split_of_the_latest_run(work: Path) -> None:
    before = tree(work)
    command("split", "one/test_big.py", "two/test_big.py")
    assert command("undo", "--last")[0] == 0
    assert tree(work) == before
    code, messages = command("undo", "--last")
    assert (code, "S465" in messages) == (2, True)


@pytest.mark.parametrize("args", [(), ("one/test_big.py", "--last")])
def test_undo_wants_one_file_or_the_last_run(work: Path, args: tuple[str, ...]) -> None:
    assert command("undo", *args)[0] == 2


def test_an_edited_part_is_named_and_nothing_changed(work: Path) -> None:
    command("split", "one/test_big.py", "two/test_big.py")
    with (work / "one/test_big_sub.py").open("a") as file:
        file.write("# mine\n")
    (work / "one/test_big_add.py").unlink()
    before = tree(work)

    code, messages = command("undo", "--last")

    assert code == 2
    assert "test_big_sub.py it was edited since test_big.py was split" in messages
    assert "test_big_add.py it is gone since test_big.py was split" in messages
    assert tree(work) == before
    assert command("undo", "two/test_big.py")[0] == 0, "the other split can be taken back alone"


@pytest.mark.parametrize(
    ("how", "name", "code"),
    [
        ("rename", "test_big.py.DEPRECATED", "S466"),
        ("rename", "test_big.py", "S926"),
        ("delete", "test_big.py", "S926"),
        ("stub", "test_big.py", "S466"),
        ("keep", "test_big.py", "S466"),
    ],
)
def test_what_stands_for_the_original_is_not_overwritten(work: Path, how: str, name: str, code: str) -> None:
    command("split", "one/test_big.py", "--retire", how)
    (work / "one" / name).write_text("mine\n")
    before = tree(work)
    exit_code, messages = command("undo", "one/test_big_add.py")
    assert (exit_code, f"error {code} " in messages) == (2, True)
    assert tree(work) == before


@pytest.mark.parametrize("how", ["rename", "delete", "stub", "keep"])
def test_an_original_that_git_has_brought_back_stays_and_the_parts_go(work: Path, how: str) -> None:
    before = tree(work)
    command("split", "one/test_big.py", "--retire", how)
    (work / "one/test_big.py").write_text(BIG)
    assert command("undo", "one/test_big.py") == (0, "one/test_big.py is back: 2 parts are gone\n")
    assert tree(work) == before


def test_edits_are_kept_aside_only_where_the_split_is_taken_back(work: Path) -> None:
    command("split", "one/test_big.py")
    (work / "one/test_big_add.py").write_text("# mine\n")
    (work / "one/test_big.py").write_text("# in the way\n")
    assert command("undo", "one/test_big.py", "--force")[0] == 2
    assert not (work / FOLDER / "edited").exists()
    (work / "one/test_big.py").unlink()
    assert command("undo", "one/test_big.py", "--force")[0] == 0
    assert (work / FOLDER / "edited/test_big_add.py").read_text() == "# mine\n"


def test_what_was_edited_is_shown_as_a_patch_of_the_original(work: Path) -> None:
    command("split", "one/test_big.py")
    assert command("undo", "one/test_big.py", "--diff") == (
        0,
        "one/test_big.py: nothing was edited in its parts\n",
    )
    part = work / "one/test_big_add.py"
    part.write_text(
        part.read_text().replace("def test_add_b():\n    assert os", "def test_add_b():\n    assert 1")
    )
    before = tree(work)
    done = CliRunner().invoke(app, ["undo", "one/test_big_sub.py", "--diff"])
    changed = [
        line for line in done.stdout.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")
    ]
    assert (done.exit_code, changed) == (0, ["-    assert os", "+    assert 1"])
    assert tree(work) == before


def test_what_was_edited_can_be_kept_in_the_original(work: Path) -> None:
    command("split", "one/test_big.py")
    part = work / "one/test_big_add.py"
    part.write_text(
        part.read_text().replace("def test_add_b():\n    assert os", "def test_add_b( ):\n    assert os")
    )
    assert command("undo", "one/test_big.py", "--keep-edited")[0] == 0
    assert (work / "one/test_big.py").read_text() == BIG.replace("test_add_b()", "test_add_b( )")
    assert [path.name for path in (work / "one").iterdir()] == ["test_big.py"]


@pytest.mark.parametrize(
    "args", [("--last", "--diff"), ("--list", "--keep-edited"), ("one/test_big.py", "--diff", "--force")]
)
def test_edits_are_asked_about_of_one_file_and_in_one_way(work: Path, args: tuple[str, ...]) -> None:
    assert command("undo", *args)[0] == 2


def test_a_split_that_is_to_stay_is_forgotten(work: Path) -> None:
    command("split", "one/test_big.py", "two/test_big.py")
    before = {name: data for name, data in tree(work).items() if FOLDER not in str(name)}
    code, messages = command("forget", "one/test_big_add.py")
    assert (code, "one/test_big.py: the split is forgotten" in messages) == (0, True)
    assert {name: data for name, data in tree(work).items() if FOLDER not in str(name)} == before
    assert [one.path for one in splits()] == ["two/test_big.py"]
    for verb in ("undo", "forget"):
        assert "S465" in command(verb, "one/test_big.py")[1]
    assert command("forget", "two/test_big.py")[0] == 0
    assert not (work / FOLDER).exists()


def test_a_retired_original_that_was_removed_is_no_loss(work: Path) -> None:
    before = tree(work)
    command("split", "one/test_big.py")
    (work / "one/test_big.py.DEPRECATED").unlink()
    assert command("undo", "one/test_big.py")[0] == 0
    assert tree(work) == before


def test_a_file_that_was_never_split_is_said(work: Path) -> None:
    code, messages = command("undo", "one/test_big.py")
    assert (code, "S465" in messages) == (2, True)


def test_a_file_that_was_split_twice_is_taken_back_step_by_step(work: Path) -> None:
    before = tree(work)
    command("split", "one/test_big.py")
    between = tree(work)
    command("split", "one/test_big_add.py", "--max-tests", "3")
    assert tree(work) != between
    assert command("undo", "one/test_big.py")[0] == 2, "its part was split since"
    assert command("undo", "one/test_big_add.py")[0] == 0
    assert tree(work) == between
    assert command("undo", "one/test_big.py")[0] == 0
    assert tree(work) == before


@pytest.mark.parametrize("mode", [0o4755, 0o2755, 0o1644, 0o7711, 0o600])
@pytest.mark.parametrize("how", ["rename", "delete", "stub", "keep"])
def test_the_original_has_every_bit_of_its_mode_again(work: Path, how: str, mode: int) -> None:
    original = work / "one/test_big.py"
    original.chmod(mode)
    command("split", "one/test_big.py", "--retire", how)
    modes = {path.stat().st_mode & 0o7777 for path in (work / "one").glob("test_big_*.py")}
    assert modes == {mode & 0o777}, "a part has what it is shared by, and no more"
    assert command("undo", "one/test_big_add.py")[0] == 0
    assert original.stat().st_mode & 0o7777 == mode


# The history


def test_git_does_not_see_the_history(work: Path) -> None:
    subprocess.run(["git", "init", "-q"], check=True)
    command("split", "one/test_big.py")
    listed = subprocess.run(["git", "status", "--porcelain", "-uall"], capture_output=True, check=True)
    assert (work / FOLDER).is_dir()
    assert FOLDER not in listed.stdout.decode()


def test_the_history_holds_the_original_and_what_its_parts_were(work: Path) -> None:
    command("split", "one/test_big.py")
    (path,) = (work / FOLDER).glob("*.json")
    record = json.loads(path.read_text())
    original = gzip.decompress(path.with_name(f"{record['id']}.original.gz").read_bytes()).decode()
    assert original == BIG
    here = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in (work / "one").glob("*.py")}
    assert {part["name"]: part["sha256"] for part in record["parts"]} == here
    held = {part["name"]: part["tests"] for part in record["parts"]}
    assert held["test_big_add.py"] == [f"test_add_{n}" for n in "abcdef"]
    assert "detail" not in record


def test_a_history_that_was_tampered_with_is_refused(work: Path) -> None:
    command("split", "one/test_big.py")
    (path,) = (work / FOLDER).glob("*.json")
    record = json.loads(path.read_text())
    victim = work / "victim.py"
    victim.write_text("precious\n")
    hostile = [
        {**record, "folder": "../.."},
        {**record, "folder": "/"},
        {**record, "format_version": 9},
        {**record, "parts": [{"name": "../victim.py", "sha256": sha256(b"precious\n")}]},
        {**record, "parts": [{"name": 7, "sha256": ""}]},
        {**record, "original": {**record["original"], "name": "test_big_add.py"}},
        {**record, "original": None},
        [],
    ]
    before = tree(work)
    for each in hostile:
        path.write_text(json.dumps(each))
        code, messages = command("undo", "--last")
        assert (code, "S467" in messages) == (2, True), each
        assert tree(work) == before
    path.write_text(json.dumps(record))
    path.with_name(f"{record['id']}.original.gz").write_bytes(gzip.compress(b"evil"))
    code, messages = command("undo", "--last")
    assert (code, "S467" in messages) == (2, True)
    assert tree(work) == before


def test_library_splits_can_be_undone(work: Path) -> None:
    from splitter.transaction import undo

    before = tree(work)
    splitter.split("one/test_big.py")
    (done,) = undo(Path("one/test_big.py"))
    assert done.parts == 2
    assert tree(work) == before


# Recover


def leave_behind(work: Path) -> Path:
    """What a run leaves that was killed after its first part had its name."""
    folder = work / "one"
    journal = Journal(
        id="0123abcd",
        action=Action.SPLIT,
        record="0123abcd",
        original="test_big.py",
        before=sha256(BIG.encode()),
        after="",
        switch=Switch.RENAME,
        retired="test_big.py.DEPRECATED",
        targets=(Target("test_big_add.py", sha256(b"part")), Target("test_big_sub.py", sha256(b"other"))),
        removes=(),
        links=True,
    )
    journals.write(folder, journal)
    (folder / journal.staged(0)).write_bytes(b"part")
    os.link(folder / journal.staged(0), folder / "test_big_add.py")
    (work / FOLDER).mkdir()
    (work / FOLDER / "0123abcd.pending").write_text("one")
    return folder


@pytest.mark.parametrize(
    "args",
    [
        ("recover",),
        ("plan", "two/test_big.py"),
        ("split", "-n", "two/test_big.py"),
        ("undo", "two/test_big.py"),
    ],
)
def test_every_command_of_the_project_begins_with_it(work: Path, args: tuple[str, ...]) -> None:
    before = tree(work)
    folder = leave_behind(work)
    _, messages = command(*args)
    assert "test_big.py: a run that was killed here was rolled back" in messages
    assert tree(work) == before
    assert sorted(path.name for path in folder.iterdir()) == ["test_big.py"]


def test_recover_has_nothing_to_do_mostly(work: Path) -> None:
    assert command("recover") == (0, "nothing to recover\n")


def test_recover_looks_into_folders_that_are_named(work: Path) -> None:
    before = tree(work)
    leave_behind(work)
    (work / FOLDER / "0123abcd.pending").unlink()
    assert "nothing" in command("recover")[1]
    assert "rolled back" in command("recover", "one")[1]
    assert tree(work) == before


def test_recover_says_what_it_can_not_clear(work: Path) -> None:
    folder = leave_behind(work)
    (folder / ".splitter-0123abcd.journal").write_text("{}")
    code, messages = command("recover")
    assert (code, "S455" in messages) == (2, True)


def test_outside_of_any_project_the_current_folder_has_the_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "deep/tests").mkdir(parents=True)
    (tmp_path / "deep/tests/test_big.py").write_text(BIG)
    monkeypatch.chdir(tmp_path / "deep")
    before = tree(tmp_path)
    assert command("split", "tests/test_big.py")[0] == 0
    assert (tmp_path / "deep" / FOLDER).is_dir()
    assert command("undo", "--last")[0] == 0
    assert tree(tmp_path) == before
    monkeypatch.chdir(tmp_path / "deep/tests")
    assert command("split", "../../deep/tests/test_big.py")[0] == 0
    monkeypatch.chdir(tmp_path)
    assert command("undo", "deep/tests/test_big.py")[0] == 0
    assert tree(tmp_path) == before
