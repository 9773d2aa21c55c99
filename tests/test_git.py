"""A split as a commit, and as merged renames: what git says of it, and what is refused."""

from __future__ import annotations

import os
import random
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

import splitter
from splitter.git.alignment import Way, steps
from splitter.reporting import Result
from splitter.reporting.next_steps import next_steps
from splitter.transaction.history import FOLDER
from tests.conftest import app, tree

pytestmark = pytest.mark.slow

FILE = "tests/test_big.py"


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository; the current folder."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.chdir(tmp_path)
    git("init", "-q", "-b", "main")
    git("config", "user.name", "Splitter Tests")
    git("config", "user.email", "tests@example.org")
    (tmp_path / "tests").mkdir()
    (tmp_path / "other.py").write_text("x = 1\n")
    git("add", "other.py")
    git("commit", "-qm", "begin")
    return tmp_path


def git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], capture_output=True, check=True)
    return done.stdout.decode()


def command(*args: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, args, catch_exceptions=False)
    return result.exit_code, result.stderr


def section(group: str, number: int) -> str:
    """A test with what makes diffs err: blank lines, closing brackets and lines that every test has."""
    return (
        f"def test_{group}_{number}():\n    values = [\n        {number},\n    ]\n\n"
        f"    assert values == [\n        {number},\n    ]\n\n    check_{group}(values)\n\n\n"
    )


def written_by_many(groups: int, tests: int) -> None:
    """A test file that many authors wrote: each group is another's, with lines of third ones in between."""
    chance = random.Random(7)
    text = '"""Tests of all."""\n\nimport os\nimport sys\n\n\n'
    names = [f"g{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(groups)]
    order = [(name, n) for name in names for n in range(tests)]
    chance.shuffle(order)
    helpers = "".join(
        f"def check_g{n:02}(values):\n    assert {'os' if n % 2 else 'sys'}, values\n\n\n"
        for n in range(groups)
    )
    lines = (text + helpers + "".join(section(*one) for one in order)).splitlines(keepends=True)
    since = [chance.randrange(6) for _ in lines]
    for author in range(6):
        # Every author adds lines of all kinds, so that equal lines beside each other differ in origin.
        kept = [line for line, first in zip(lines, since, strict=True) if first <= author]
        Path(FILE).write_text("".join(kept))
        git("add", FILE)
        git("commit", "-qm", f"part {author}", f"--author=Author {author} <a{author}@example.org>")


def blame(revision: str, path: str) -> list[tuple[str, str]]:
    """The commit and the text of each line, as plain ``git blame --line-porcelain`` has them."""
    found = []
    commit = ""
    for line in git("blame", "--line-porcelain", revision, "--", path).split("\n"):
        if line.startswith("\t"):
            found.append((commit, line[1:]))
        elif line.split(" ")[0].isalnum() and len(line.split(" ")[0]) == 40:
            commit = line.split(" ")[0]
    return found


def definitions(lines: list[tuple[str, str]]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each definition's first line, which no other has, and its lines without the blank ones after it."""
    found: list[tuple[str, list[tuple[str, str]]]] = []
    for commit, line in lines:
        if line.startswith("def "):
            found.append((line, []))
        if found:
            found[-1][1].append((commit, line))
    for _, block in found:
        while not block[-1][1]:
            block.pop()
    return found


def test_blame_of_a_divided_class_is_what_it_was(work: Path) -> None:
    """A part has neither the tests of the others nor the helpers that only these reach."""
    text = "class TestShop:\n"
    for group in ("cart", "stock"):
        text += f"    def make_{group}(self):\n        return [\n            '{group}',\n        ]\n\n"
        for n in range(6):
            text += f"    def test_{group}_{n}(self):\n        assert self.make_{group}() != {n}\n\n"
        Path(FILE).write_text(text)
        git("add", FILE)
        git("commit", "-qm", group)
    before = dict(line[::-1] for line in blame("HEAD", FILE))

    code, messages = command("split", FILE, "--by", "prefix", "--max-tests", "6", "--preserve-blame")

    assert code == 0, messages
    parts = [name for name in git("ls-files", "tests").split() if name.endswith(".py")]
    assert len(parts) == 2
    told = {line: commit for part in parts for commit, line in blame("HEAD", part)}
    of_tests = [line for line in before if "make_" in line]
    assert len(of_tests) == 14
    assert [told[line] for line in of_tests] == [before[line] for line in of_tests]


@pytest.mark.parametrize(("groups", "tests"), [(2, 9), (40, 2)])
def test_blame_of_every_moved_line_is_what_it_was(work: Path, groups: int, tests: int) -> None:
    written_by_many(groups, tests)
    head = git("rev-parse", "HEAD").strip()
    before = blame(head, FILE)
    first = git("log", "--format=%H", "--follow", "--", FILE).split()[-1]

    code, messages = command("split", FILE, "--by", "prefix", "--max-tests", str(tests), "--preserve-blame")

    assert code == 0, messages
    assert git("status", "--porcelain") == ""
    assert git("rev-parse", "HEAD^1").strip() == head
    parts = [name for name in git("ls-files", "tests").split() if name.endswith(".py")]
    assert len(parts) == groups
    assert len(git("log", "-1", "--format=%P").split()) == groups + 2
    for part in parts:
        for start, block in definitions(blame("HEAD", part)):
            assert block == dict(definitions(before))[start], f"{part}: {start}"
        assert first in git("log", "--format=%H", "--follow", "--", part).split()
    assert blame("HEAD", f"{FILE}.DEPRECATED") == before


def test_those_who_follow_are_in_the_merge_and_blame_is_what_it_was(work: Path) -> None:
    written_by_many(2, 9)
    (work / "ci.yml").write_text(f"on: push\nrun: pytest {FILE}\n")
    cassettes = work / "tests/cassettes/test_big"
    cassettes.mkdir(parents=True)
    for name in ("test_gaa_0", "test_gab_0"):
        (cassettes / f"{name}.yaml").write_text(f"{name}\n")
    git("add", "-A")
    git("commit", "-qm", "name it")
    head = git("rev-parse", "HEAD").strip()
    before, files = dict(definitions(blame(head, FILE))), tree(work)
    update = ("--references", "update", "--retire", "delete")
    code, messages = command("split", FILE, "--preserve-blame", *update)
    assert code == 0, messages
    assert git("status", "--porcelain") == ""
    parts = [name for name in git("ls-files", "tests").split() if name.endswith(".py")]
    lines = blame("HEAD", "ci.yml")
    assert [set(line.split()) for _, line in lines] == [{"on:", "push"}, {"run:", "pytest", *parts}]
    assert [commit == head for commit, _ in lines] == [True, False]
    for part in parts:
        for start, block in definitions(blame("HEAD", part)):
            assert block == before[start]
        group = part.removeprefix("tests/test_big_").removesuffix(".py")
        assert (work / f"tests/cassettes/test_big_{group}/test_{group}_0.yaml").exists()
    git("revert", "-m", "1", "--no-edit", "HEAD")
    assert {name: data for name, data in tree(work).items() if not name.startswith(str(FOLDER))} == files


@pytest.mark.parametrize("how", [("--retire", "delete"), ("--retire", "stub"), ("--notice",)])
def test_blame_goes_with_every_way_to_retire(work: Path, how: tuple[str, ...]) -> None:
    written_by_many(2, 9)
    code, messages = command("split", FILE, "--preserve-blame", "--commit-message", "{count} files", *how)
    assert code == 0, messages
    assert git("status", "--porcelain") == ""
    assert git("log", "-1", "--format=%s").strip() == "2 files"
    assert (FILE in git("ls-files").split()) == ("stub" in how)
    assert {f"Author {n}" for n in range(6)} <= set(git("log", "--format=%an").split("\n"))


@pytest.mark.parametrize("option", ["--preserve-blame", "--commit"])
def test_a_split_in_a_commit_is_taken_back_as_the_next_steps_say(work: Path, option: str) -> None:
    written_by_many(2, 9)
    before = git("rev-parse", "HEAD^{tree}")
    assert command("split", FILE, option)[0] == 0
    kept = option == "--preserve-blame"

    said = next_steps(Result(splitter.plan(FILE), None, None, git("rev-parse", "HEAD").strip(), kept))

    (revert,) = re.findall(r"`(git revert [^`]*)`", said)
    git(*revert.split()[1:], "--no-edit")
    assert git("rev-parse", "HEAD^{tree}") == before
    assert ("merge commit" in said) == kept


@pytest.mark.parametrize("option", ["--preserve-blame", "--commit"])
def test_undo_gives_the_files_back_after_a_commit(work: Path, option: str) -> None:
    written_by_many(2, 9)
    before = tree(work)
    assert command("split", FILE, option)[0] == 0
    assert command("undo", "--last")[0] == 0
    assert tree(work) == before


def dirty_staged() -> None:
    Path("other.py").write_text("x = 2\n")
    git("add", "other.py")


def dirty_changed() -> None:
    Path("other.py").write_text("x = 2\n")


def changed_itself() -> None:
    with Path(FILE).open("a") as file:
        file.write("# more\n")


def unknown_to_git() -> None:
    git("rm", "-q", "--cached", FILE)
    git("commit", "-qm", "forget it")


def merging() -> None:
    Path(".git/MERGE_HEAD").write_text(git("rev-parse", "HEAD"))


def no_name() -> None:
    git("config", "--unset", "user.name")
    git("config", "--unset", "user.email")
    git("config", "user.useConfigOnly", "true")


@pytest.mark.parametrize(
    ("trouble", "code"),
    [
        (dirty_staged, "S468"),
        (dirty_changed, "S468"),
        (changed_itself, "S468"),
        (unknown_to_git, "S468"),
        (merging, "S468"),
        (no_name, "S469"),
    ],
)
def test_blame_is_not_preserved_where_something_is_in_the_way(work: Path, trouble: object, code: str) -> None:
    written_by_many(2, 9)
    assert callable(trouble)
    trouble()
    before, head, status = tree(work), git("rev-parse", "HEAD"), git("status", "--porcelain")
    exit_code, messages = command("split", FILE, "--preserve-blame")
    assert exit_code == 2
    assert f"error {code} " in messages
    assert (tree(work), git("rev-parse", "HEAD"), git("status", "--porcelain")) == (before, head, status)
    assert not (work / FOLDER).exists()


def test_what_is_not_tracked_is_in_nobody_s_way(work: Path) -> None:
    written_by_many(2, 9)
    (work / "notes.txt").write_text("mine\n")
    assert command("split", FILE, "--preserve-blame")[0] == 0
    assert git("status", "--porcelain") == "?? notes.txt\n"


def test_a_name_that_is_taken_leaves_the_branch_alone(work: Path) -> None:
    written_by_many(2, 9)
    (work / f"{FILE}.DEPRECATED").write_text("mine\n")
    head = git("rev-parse", "HEAD")
    code, messages = command("split", FILE, "--preserve-blame")
    assert (code, "S452" in messages) == (2, True)
    assert git("rev-parse", "HEAD") == head


def test_a_commit_holds_the_split_alone(work: Path) -> None:
    written_by_many(2, 9)
    (work / "staged.py").write_text("staged\n")
    git("add", "staged.py")
    (work / "other.py").write_text("changed\n")
    (work / "notes.txt").write_text("mine\n")

    code, messages = command("split", FILE, "--commit", "--commit-message", "Split {path}: {tests} tests")

    assert code == 0, messages
    assert git("log", "-1", "--format=%s") == f"Split {FILE}: 18 tests\n"
    assert sorted(git("show", "--format=", "--name-only", "--no-renames").split()) == sorted(
        [FILE, f"{FILE}.DEPRECATED", "tests/test_big_gaa.py", "tests/test_big_gab.py"]
    )
    assert git("status", "--porcelain").splitlines() == [" M other.py", "A  staged.py", "?? notes.txt"]


def test_each_file_has_its_commit(work: Path) -> None:
    written_by_many(2, 9)
    Path("tests/test_more.py").write_text(Path(FILE).read_text())
    git("add", ".")
    git("commit", "-qm", "more")
    assert command("split", FILE, "tests/test_more.py", "--commit")[0] == 0
    assert git("log", "-2", "--format=%s").splitlines() == [
        "Split test_more.py into 2 files",
        "Split test_big.py into 2 files",
    ]


def test_an_original_that_git_does_not_know_is_not_in_the_commit(work: Path) -> None:
    written_by_many(2, 9)
    unknown_to_git()
    assert command("split", FILE, "--commit", "--retire", "keep")[0] == 0
    assert git("status", "--porcelain") == f"?? {FILE}\n"


@pytest.mark.parametrize("option", ["--commit", "--preserve-blame"])
def test_a_plan_can_be_applied_so_too(work: Path, option: str) -> None:
    written_by_many(2, 9)
    assert command("plan", FILE, "--commit-message", "{count} files", "-o", "../plan.json")[0] == 0
    assert command("apply", "../plan.json", option)[0] == 0
    assert git("status", "--porcelain") == ""
    assert git("log", "-1", "--format=%s") == "2 files\n"


def test_what_git_ignores_is_not_committed(work: Path) -> None:
    written_by_many(2, 9)
    (work / ".gitignore").write_text("*.DEPRECATED\n")
    git("add", ".")
    git("commit", "-qm", "ignore")
    for option in ("--commit", "--preserve-blame"):
        assert command("split", FILE, option)[0] == 0
        assert f"{FILE}.DEPRECATED" not in git("ls-files").split()
        assert git("status", "--porcelain") == ""
        assert (work / f"{FILE}.DEPRECATED").exists()
        assert command("undo", "--last")[0] == 0
        git("add", "-A")
        git("commit", "-qm", "back")


@pytest.mark.parametrize("place", [".gitignore", ".git/info/exclude", "../ignored"])
def test_a_part_that_git_would_ignore_is_refused(work: Path, place: str) -> None:
    written_by_many(2, 9)
    (work / place).write_text("test_*_*.py\n")
    git("config", "core.excludesFile", str(work / "../ignored"))
    code, messages = command("split", FILE, "--commit")
    assert (code, " S405 " in messages) == (2, True), messages
    assert FILE in git("ls-files").split()
    assert (work / FILE).exists()


def test_a_hook_that_says_no_leaves_everything_as_it_was(work: Path) -> None:
    written_by_many(2, 9)
    hook = work / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho not today >&2\nexit 1\n")
    hook.chmod(0o755)
    (work / "staged.py").write_text("staged\n")
    git("add", "staged.py")
    before, head = tree(work), git("rev-parse", "HEAD")

    code, messages = command("split", FILE, "--commit")

    assert code == 2
    assert "S469" in messages
    assert "not today" in messages
    assert (tree(work), git("rev-parse", "HEAD")) == (before, head)
    assert git("status", "--porcelain") == "A  staged.py\n"


@pytest.mark.parametrize("option", ["--commit", "--preserve-blame"])
def test_without_git_the_file_is_left_alone(
    option: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "test_big.py").write_text("".join(section("g", n) for n in range(20)))
    before = tree(tmp_path)
    code, messages = command("split", "test_big.py", "--max-tests", "9", option)
    assert (code, "S468" in messages) == (2, True)
    assert tree(tmp_path) == before


@pytest.mark.parametrize("text", ["{nobody}", "{count!r}", "{count:>9}", "{", " "])
def test_a_message_that_can_not_be_made_is_refused(work: Path, text: str) -> None:
    written_by_many(2, 9)
    before = tree(work)
    code, messages = command("split", FILE, "--commit", "--commit-message", text)
    assert (code, "S470" in messages) == (2, True)
    assert tree(work) == before


def test_either_commit_or_blame(work: Path) -> None:
    assert command("split", FILE, "--commit", "--preserve-blame")[0] == 2


@pytest.mark.parametrize("way", Way)
def test_steps_lead_from_one_content_to_the_other(way: Way) -> None:
    chance = random.Random(3)

    def lines(count: int) -> list[bytes]:
        return [chance.choice([b"", b"a", b"    )", b"%d" % n]) for n in range(count)]

    for _ in range(50):
        old, pairs, new = lines(200), [], lines(9)
        for number in sorted(chance.sample(range(200), 60)):
            pairs.append((number, len(new)))
            new += [old[number], *lines(chance.choice([0, 0, 0, 3]))]
        contents = steps(old, new, pairs, way)
        assert contents[-1] == b"\n".join(new)
        kept: Sequence[bytes] = [old[number] for number, _ in pairs]
        for content in contents:
            rest = iter(content.split(b"\n"))
            assert all(line in rest for line in kept), "every kept line is there, in order"
