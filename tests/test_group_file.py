"""Group files: what they may say, what is refused, and that a plan's own groups give the same plan."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import splitter
from splitter.api import Planned
from splitter.grouping import group_file
from splitter.model.finding import Refused
from splitter.plans.group_files import group_file as written
from tests.conftest import app, tree
from tests.golden_cases import Case, cases, drawn

BIG = (
    "import os\n\n\n# ---- Sums ----\n\n\n"
    "def test_add_one(): ...\n\n\ndef test_add_two(): ...\n\n\n"
    "# ---- Rest ----\n\n\n"
    "def test_mul_one(): ...\n\n\ndef test_mul_two(): test_mul_one()\n\n\n"
    "class TestOld:\n    def test_x(self): ...\n\n    class TestIn:\n        def test_y(self): ...\n\n\n"
    "class TestNew:\n    def test_x(self): ...\n\n    def test_z(self): ...\n"
)

OLD, OLD_IN = "TestOld::test_x", "TestOld::TestIn::test_y"
NEW_X, NEW_Z = "TestNew::test_x", "TestNew::test_z"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "test_big.py").write_text(BIG)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def command(*args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, args, catch_exceptions=False)
    return result.exit_code, result.stdout, " ".join(result.stderr.replace("│", " ").split())


def grouped(text: str, **options: Any) -> dict[str, tuple[str, ...]]:
    """The tests of each group when the sample is split by a group file; a refusal raises."""
    Path("groups.toml").write_text(text)
    plan = splitter.plan("test_big.py", group="groups.toml", **options)
    if not plan.ok:
        raise Refused(*plan.errors)
    return {part.group: part.tests for part in plan.parts}


@pytest.mark.parametrize(
    ("entry", "tests"),
    [
        ("test_add_one", ["test_add_one"]),
        ("TestNew", [NEW_X, NEW_Z]),
        ("TestOld::TestIn", [OLD, OLD_IN]),  # which is in no class that may be divided
        ("sums", ["test_add_one", "test_add_two"]),
        ("==== SUMS", ["test_add_one", "test_add_two"]),
        ("test_z", [NEW_Z]),
        ("test_add*", ["test_add_one", "test_add_two"]),
        ("test_*_?ne", ["test_add_one", "test_mul_one", "test_mul_two"]),
        ("*Old", [OLD, OLD_IN]),
        ("*::test_x", [OLD, OLD_IN, NEW_X]),
    ],
)
def test_an_entry_means(entry: str, tests: list[str]) -> None:
    parts = grouped(f"mine = [{entry!r}]")
    assert list(parts["mine"]) == tests
    named = [test for part in parts.values() for test in part]
    assert len(named) == len(set(named)) == 8


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('mine = ["test_ad_one"]', "mine has 'test_ad_one', which is nothing in test_big.py (did you mean"),
        ('mine = ["test_x"]', "(did you mean 'TestOld::test_x'?)"),
        ('mine = ["test_add_one[1]"]', "(did you mean 'test_add_one'?)"),
        ('mine = ["TestOld::test_add*"]', "is nothing in test_big.py"),
        ('mine = ["Summs"]', "(did you mean 'Sums'?)"),
        (
            'a = ["test_add_one"]\nb = ["test_add*"]',
            "test_add_one is in a ('test_add_one') and in b ('test_add*')",
        ),
        (
            'a = ["TestNew"]\nb = ["TestNew::test_z"]\nc = ["test_*", "*::test_z"]',
            "TestNew::test_z is in a ('TestNew') and in b ('TestNew::test_z') and in c ('*::test_z')",
        ),
        (
            'a = ["test_mul_one"]\nb = ["test_mul_two"]',
            "must stay together, because test_mul_two uses test_mul_one; the grouping has them in a, b",
        ),
    ],
)
def test_what_can_not_be_followed_is_refused(text: str, message: str) -> None:
    with pytest.raises(Refused) as refused:
        grouped(text)
    assert {found.code for found in refused.value.findings} == {"S462"}
    assert message in str(refused.value)


def test_everything_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(Refused) as refused:
        grouped('a = ["gone", "test_add_one"]\nb = ["Test*", "vanished", "test_add_one"]\nc = ["TestOld"]')
    assert len(refused.value.findings) == 4


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("g.toml", b"", "it names no part"),
        ("g.toml", b"# nothing\n", "it names no part"),
        ("g.json", b"", "not valid JSON"),
        ("g.json", b"[]", "it names no part"),
        ("g.json", b'{"a": ["x"], "a": ["y"]}', "a key stands twice"),
        ("g.json", b"[" * 100_000, "not valid JSON"),
        ("g.toml", b"a = ", "not valid TOML"),
        ("g.toml", b"a = [" * 100_000, "not valid TOML"),
        ("g.toml", b'a = ["x"]\na = ["y"]\n', "not valid TOML"),
        ("g.toml", b"a = ['\xff']", "not UTF-8"),
        ("g.toml", b"a = 1", "a must be a list of tests"),
        ("g.toml", b"a = []", "at least one"),
        ("g.toml", b"a = ['']", "a must be a list of tests"),
        ("g.toml", b"a = [1]", "a must be a list of tests"),
        ("g.toml", b"a.subject = 'x'", "a must be a list of tests"),
        ("g.toml", b"a.tests = ['x']\na.subject = ' '", "its subject must be a text"),
        ("g.toml", b"a.test = ['x']", "a has 'test': a part has tests and subject alone"),
        ("g.toml", b"'../a' = ['x']", "letters, digits and underscores: not '../a'"),
        ("g.toml", b"_ = ['x']", "letters, digits and underscores"),
        ("g.toml", b"a = ['x', 'x']", "a has 'x' 2 times"),
    ],
)
def test_a_file_that_is_no_group_file_is_refused(name: str, data: bytes, message: str) -> None:
    Path(name).write_bytes(data)
    code, _, said = command("split", "test_big.py", "--group", name)
    assert code == 2
    assert "error S474 " in said
    assert message in said


@pytest.mark.parametrize("name", ["gone.toml", ".git", "pipe"])
def test_what_is_no_file_is_refused(name: str) -> None:
    if name == "pipe":
        os.mkfifo("pipe")
    code, _, said = command("plan", "test_big.py", "--group", name)
    assert code == 2
    assert "error S474 " in said


@pytest.mark.parametrize(
    "args",
    [
        ["split", "."],
        ["split", "test_big.py", "test_two.py"],
        ["plan", "test_big.py", "test_two.py"],
    ],
)
def test_it_is_for_one_file(args: list[str], project: Path) -> None:
    (project / "test_two.py").write_text(BIG)
    Path("groups.toml").write_text('mine = ["test_add_one"]')
    before = tree(project)
    code, _, said = command(*args, "--group", "groups.toml")
    assert code == 2
    assert "--group" in said
    assert tree(project) == before


def test_a_class_is_divided_and_the_rest_is_grouped_by_rule() -> None:
    parts = grouped('mine = ["TestNew::test_z"]\nadd = ["test_add_two"]', max_tests=2, by="chunk")
    assert parts["mine"] == (NEW_Z,)
    assert parts["add"] == ("test_add_two",)
    assert {test for part in parts.values() for test in part} >= {NEW_X, OLD, OLD_IN, "test_add_one"}
    assert all(len(tests) <= 2 for tests in parts.values())


def test_a_group_of_the_rule_does_not_take_a_name_that_is_given() -> None:
    parts = grouped('part1 = ["TestNew"]', max_tests=3, by="chunk")
    assert list(parts) == ["part1", "part1_2", "part2", "part3"]
    assert parts["part1"] == (NEW_X, NEW_Z)


def test_where_the_others_went_is_said() -> None:
    Path("groups.toml").write_text('mine = ["TestNew", "test_mul_one"]')
    code, _, said = command("split", "-n", "test_big.py", "--group", "groups.toml", "--by", "chunk")
    assert code == 0, said
    assert (
        "by the group file: 3 of 8 tests are named there; "
        "the others in file order: 4 tests, each part filled up before the next begins"
    ) in said
    assert "note S473 test_big.py 5 tests are not named in groups.toml: 1 to test_big_mine.py, 4 to" in said


def test_one_part_for_all_is_no_split() -> None:
    Path("groups.toml").write_text('all = ["*"]')
    code, _, said = command("split", "test_big.py", "--group", "groups.toml")
    assert code == 0
    assert "S203" in said
    assert Path("test_big.py").exists()


def test_a_plan_keeps_the_groups_and_apply_needs_no_group_file(project: Path) -> None:
    Path("groups.toml").write_text('mine = ["test_add*"]\nother = ["Test*", "test_mul*"]')
    assert command("plan", "test_big.py", "--group", "groups.toml", "-o", "plan.json")[0] == 0
    Path("groups.toml").unlink()
    code, _, said = command("apply", "plan.json")
    assert code == 0, said
    assert {"test_big_mine.py", "test_big_other.py"} < set(tree(project))
    assert command("undo", "test_big.py")[0] == 0
    assert Path("test_big.py").read_text() == BIG


def test_groups_only_writes_what_group_takes(project: Path) -> None:
    code, groups, _ = command("plan", "test_big.py", "--max-tests", "3", "--groups-only")
    assert code == 0
    assert groups.startswith("# How the tests of test_big.py are grouped")
    assert '"TestNew",' in groups, "a whole class is named as such"
    code, _, said = command("plan", "test_big.py", "--max-tests", "3", "--groups-only", "-o", "groups.toml")
    assert code == 0, said
    assert Path("groups.toml").read_text() == groups
    asked = ["split", "-n", "test_big.py", "--max-tests", "3"]
    assert command(*asked, "--group", "groups.toml")[1] == command(*asked)[1] != ""


def test_groups_only_overwrites_nothing(project: Path) -> None:
    Path("groups.toml").write_text("# mine\n")
    before = tree(project)
    code, _, said = command("plan", "test_big.py", "--max-tests", "3", "--groups-only", "-o", "groups.toml")
    assert code == 2
    assert "error S471 groups.toml groups.toml exists" in said
    assert tree(project) == before


def test_groups_only_writes_nothing_for_a_file_within_the_limit() -> None:
    assert command("plan", "test_big.py", "--groups-only", "-o", "groups.toml")[0] == 0
    assert not Path("groups.toml").exists()


def test_groups_only_is_for_one_file() -> None:
    Path("test_two.py").write_text(BIG)
    assert command("plan", "test_big.py", "test_two.py", "--groups-only")[0] == 2


@pytest.mark.parametrize(
    "case", drawn([case for case in cases("*/split/*") if case.expected and not case.edition])
)
def test_the_groups_of_a_plan_give_the_same_plan(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For each golden case: its own groups, written and read again, make its parts byte for byte."""
    case.lay_out(tmp_path / "work")
    monkeypatch.chdir(tmp_path / "work")
    code, groups, said = command("plan", case.file, *case.args, "--groups-only")
    assert code == 0, said
    Path("its_groups.toml").write_text(groups, encoding="utf-8")
    args = [arg for arg in case.args if arg != "--group"]
    args = [arg for arg in args if not (len(args) < len(case.args) and arg.endswith((".toml", ".json")))]
    code, patch, said = command("split", "-n", case.file, *args, "--group", "its_groups.toml")
    assert code == 0, said
    assert patch == command("split", "-n", case.file, *case.args)[1]


def test_the_command_line_end_to_end(project: Path) -> None:
    Path("groups.json").write_text(
        json.dumps({"sums": ["Sums"], "others": {"tests": ["Test*", "test_mul*"]}})
    )
    done = subprocess.run(
        [sys.executable, "-m", "splitter", "split", "test_big.py", "--group", "groups.json"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert {"test_big_sums.py", "test_big_others.py", "test_big.py.DEPRECATED"} < set(tree(project))


names = st.from_regex(r"\w*[a-z0-9]\w*", fullmatch=True).filter(lambda name: "\n" not in name)
lists = st.lists(st.text(min_size=1), min_size=1, max_size=4, unique=True)


@given(st.dictionaries(names, lists, min_size=1, max_size=5), st.booleans())
@settings(max_examples=50)
def test_what_json_says_is_read(groups: dict[str, list[str]], subject: bool) -> None:
    document = {
        name: {"tests": tests, "subject": "what it is"} if subject else tests
        for name, tests in groups.items()
    }
    read = group_file.parsed(json.dumps(document).encode(), Path("groups.json"))
    assert {part.name: list(part.entries) for part in read.parts} == groups
    assert all(part.subject == "what it is" for part in read.parts) or not subject


@given(st.binary(max_size=60), st.sampled_from(["groups.toml", "groups.json"]))
def test_whatever_is_read_is_followed_or_refused(data: bytes, name: str) -> None:
    read, codes = None, set[str]()
    try:
        read = group_file.parsed(data, Path(name))
    except Refused as refused:
        codes = {found.code for found in refused.findings}
    assert codes == {"S474"} if read is None else all(part.name and part.entries for part in read.parts)


def test_a_written_subject_is_quoted() -> None:
    plan = splitter.plan("test_big.py", max_tests=3)
    odd = 'a "b" \\ \x7f \t é 🐍'
    changed = [part.__class__(**{**vars(part), "subject": odd}) for part in plan.parts]
    text = written(Planned(plan.__class__(**{**vars(plan), "parts": tuple(changed)})))
    read = group_file.parsed(text.encode(), Path("groups.toml"))
    assert {part.subject for part in read.parts} == {" ".join(odd.split())}


EDITOR = """
import sys
from pathlib import Path
file = Path(sys.argv[-1])
exec(sys.argv[1])
"""
"""Does with a file what its first argument says."""


@pytest.fixture
def temporary(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the groups stand while they are edited."""
    (project / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(project / "tmp"))
    return project / "tmp"


def _edit(monkeypatch: pytest.MonkeyPatch, act: str, *args: str) -> tuple[int, str, str]:
    Path("editor.py").write_text(EDITOR)
    monkeypatch.setenv("VISUAL", shlex.join([sys.executable, "editor.py", act]))
    return command("split", "test_big.py", "--max-tests", "4", "--edit", *args)


def test_a_file_is_split_as_its_groups_are_edited(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    act = 'file.write_text(\'first = ["test_add_*", "TestNew"]\\nlast = ["test_mul_*", "TestOld"]\\n\')'
    assert _edit(monkeypatch, act)[0] == 0
    assert {path.name for path in Path().glob("test_big*.py")} == {"test_big_first.py", "test_big_last.py"}
    assert not list(temporary.iterdir())


def test_groups_that_are_not_edited_are_the_tools_own(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert command("split", "test_big.py", "--max-tests", "4")[0] == 0
    own = {path.name for path in Path().glob("test_big*")}
    assert command("undo", "test_big.py")[0] == 0
    assert _edit(monkeypatch, "pass")[0] == 0
    assert {path.name for path in Path().glob("test_big*")} == own


@pytest.mark.parametrize(
    ("act", "code", "said", "kept"),
    [
        ("file.write_text('# none')", 0, "nothing is split: no list is left", 0),
        ("file.write_text('mine = [\"test_nope\"]')", 2, "mend them, and give them with --group", 1),
        ("sys.exit(3)", 2, "ended with 3; nothing is written", 0),
    ],
)
def test_an_edit_that_is_none_or_wrong_splits_nothing(
    temporary: Path, monkeypatch: pytest.MonkeyPatch, act: str, code: int, said: str, kept: int
) -> None:
    ended, _, stderr = _edit(monkeypatch, act)
    assert (ended, said in stderr) == (code, True)
    assert Path("test_big.py").read_text() == BIG
    assert len(list(temporary.iterdir())) == kept


@pytest.mark.parametrize("more", [("test_other.py",), ("--group", "groups.toml"), (".",)])
def test_one_file_is_edited_without_other_groups(
    temporary: Path, monkeypatch: pytest.MonkeyPatch, more: tuple[str, ...]
) -> None:
    assert _edit(monkeypatch, "pass", *more)[0] == 2
