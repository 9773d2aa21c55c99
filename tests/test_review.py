"""`splitter review`: where each line went, all that is no move, and that nothing on the page acts."""

from __future__ import annotations

import json
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner
from typer.testing import Result as Done

from splitter.api import planned
from splitter.model.catalogue import finding
from splitter.model.finding import Limit
from splitter.proving.proof import Change
from splitter.reporting import Result
from splitter.reporting.next_steps import next_steps
from splitter.reviewing import html, markdown
from splitter.reviewing.by_hand import Commands
from splitter.reviewing.gathering import occasion_of
from splitter.reviewing.review import BYTE_FOR_BYTE, Occasion, Review, review
from splitter.reviewing.runs import records
from splitter.reviewing.sheets import Fate
from splitter.reviewing.wording import verdict
from splitter.transaction.account import account, document
from tests.conftest import app
from tests.golden_cases import Case, cases

HEAD = '''\
"""Tests of counting."""

import random
from math import isclose, pi

random.seed(3)


def helper(value):
    return value + 1


'''
ONE = """\
# Addition


def test_add():
    assert helper(1) == 2


def test_add_more():
    assert helper(2) == 3


"""
TWO = """\
def test_sub():
    # with a word
    assert isclose(helper(1), 2)
"""
BIG = HEAD + ONE + TWO
PART_HEAD = HEAD.replace("Tests of counting.", "A part.\n\nOnly some.\n").replace("isclose, pi", "isclose")


def reviewed(was: dict[str, str], now: dict[str, str]) -> Review:
    before, after = ({path: text.encode() for path, text in side.items()} for side in (was, now))
    return review(Occasion("test_big.py", Change(before, after), Commands(), {}))


def of_two_parts(one: str = ONE, two: str = TWO) -> Review:
    return reviewed({"test_big.py": BIG}, {"test_a.py": PART_HEAD + one, "test_b.py": PART_HEAD + two})


def test_the_verdict_counts_every_line_that_is_new() -> None:
    found = of_two_parts()
    tests, new, gone = verdict(found).split("; ")
    assert tests == "3 tests, 3 moved byte for byte"
    assert new.startswith("20 lines are new: 2 headers (8 lines), 3 import lines, 2 copied helpers")
    assert gone == "nothing is gone"
    lines = sum(sheet.lines for sheet in found.parts)
    moved = sum(sheet.counts[Fate.MOVED] for sheet in found.parts)
    assert lines - moved == 20
    assert [row.how for row in found.tests] == [BYTE_FOR_BYTE] * 3
    assert [(row.before or ("", 0))[1] for row in found.tests] == [16, 20, 24]


def test_every_line_of_every_file_is_in_one_block() -> None:
    found = of_two_parts()
    for sheet, text in zip(
        (*found.originals, *found.parts), (BIG, PART_HEAD + ONE, PART_HEAD + TWO), strict=True
    ):
        assert [line for block in sheet.blocks for line in block.lines] == text.splitlines()
        assert [block.line for block in sheet.blocks[1:]] == [
            block.line + len(block.lines) for block in sheet.blocks[:-1]
        ]


def test_links_lead_to_the_same_line() -> None:
    found = of_two_parts()
    texts = {"test_big.py": BIG, "test_a.py": PART_HEAD + ONE, "test_b.py": PART_HEAD + TWO}
    lines = {path: text.splitlines() for path, text in texts.items()}
    linked = 0
    for sheet in (*found.originals, *found.parts):
        for block in sheet.blocks:
            for path, line in block.links:
                assert lines[path][line] == block.lines[0]
                linked += 1
    assert linked > 10


def test_what_is_no_move_is_shown_and_what_moved_is_not() -> None:
    shown = {(hunk.word, hunk.lines) for hunk in of_two_parts().hunks}
    assert ("header, replaced", ('-"""Tests of counting."""',)) in shown
    assert ("import, dropped", ("-from math import isclose, pi",)) in shown
    assert ("imports", ("+from math import isclose",)) in shown
    assert not any("helper" in line or "test_" in line for _, lines in shown for line in lines)
    (new,) = (hunk for hunk in of_two_parts().hunks if hunk.word == "imports")
    assert [path for path, _ in new.places] == ["test_a.py", "test_b.py"]


def test_what_is_lost_edited_and_new_is_in_the_verdict_and_the_map() -> None:
    found = of_two_parts(
        ONE[: ONE.index("def test_add_more")], TWO.replace(", 2)", ", 3)") + "\n\ndef test_x():\n    pass\n"
    )
    assert "1 edited" in verdict(found)
    assert "gone: 1 test" in verdict(found)
    assert {row.test: row.how for row in found.tests} == {
        "test_add": BYTE_FOR_BYTE,
        "test_add_more": "lost",
        "test_sub": "edited",
        "test_x": "new",
    }
    (edit,) = (hunk for hunk in found.hunks if hunk.word == "edited: test_sub")
    assert "-    assert isclose(helper(1), 2)" in edit.lines
    assert "+    assert isclose(helper(1), 3)" in edit.lines
    assert found.proof.exit_code == 1


def test_copies_are_counted_and_shared_helpers_are_named() -> None:
    copies = {copy.name: (copy.lines, len(copy.files), copy.growth) for copy in of_two_parts().copies}
    assert copies["helper"] == (2, 2, 2)
    helpers = "def helper(value):\n    return value + 1\n"
    parts = {
        name: f"from helpers import helper\n\n\n{text}"
        for name, text in (("test_a.py", ONE), ("test_b.py", TWO))
    }
    shared = reviewed({"test_big.py": BIG}, {**parts, "helpers.py": helpers})
    assert [(copy.name, copy.files, copy.users) for copy in shared.copies if copy.users] == [
        ("helper", ("helpers.py",), 2)
    ]


OWN = [case for case in cases("*/split/*") if {"--add-main", "tests"}.isdisjoint(case.args)]
"""But for those whose parts run what the original did not, and those that split other files, too."""
SAYING_WHERE = {
    "around-bdd-scenario-decorated-package-conftest",
    "around-ddt-package",
    "references-updated-in-every-format",
}
"""Those with tests that say where a file is, which is elsewhere for the part."""


@pytest.mark.parametrize("case", OWN, ids=str)
def test_our_own_splits_are_moved_byte_for_byte(case: Case) -> None:
    kept = {p: d for p, d in case.expected.items() if p.endswith((".py", ".mojo", ".🔥"))}
    new = {path: data for path, data in kept.items() if case.input.get(path) != data}
    was = {path: data for path, data in case.input.items() if path == case.file or path in new}
    found = review(Occasion("x", Change(was, new), Commands(), {}))
    edited = {"edited", "marks"} if case.folder.name in SAYING_WHERE else set()
    assert {row.how for row in found.tests} <= {BYTE_FOR_BYTE, "enabled", "a dot deeper", *edited}
    for sheet in found.parts:
        assert sheet.counts.total() == sheet.lines == sum(len(block.lines) for block in sheet.blocks)
    assert html.to_text(found)
    assert len(markdown.to_text(found)) < 65_536


HOSTILE = """\
def test_a():
    assert "</code></pre><script>alert(1)</script><img src=x onerror=alert(1)>" + "\u202e"


def test_b():
    assert "```\\n@octocat #1 | `x`"
"""


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_texts_are_escaped_and_nothing_is_loaded() -> None:
    first, second = HOSTILE.split("\n\n\n")
    page = html.to_text(
        reviewed({"test_<b>.py": HOSTILE}, {"test_<i>.py": first + "\n", "test_c.py": second})
    )
    reader = _Tags()
    reader.feed(page)
    names = [tag for tag, _ in reader.tags]
    assert names.count("script") == 1
    assert not {"img", "iframe", "link", "object", "i", "b"} & set(names)
    assert not any(
        name.startswith("on") or name in ("src", "style") for _, attrs in reader.tags for name in attrs
    )
    assert all((attrs.get("href") or "#").startswith("#") for _, attrs in reader.tags)
    assert "\u202e" not in page
    policy = next(attrs["content"] for tag, attrs in reader.tags if tag == "meta" and "http-equiv" in attrs)
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_names_of_files_are_spelt_out_wherever_they_are() -> None:
    parts = {"test_\u202ea.py": PART_HEAD + ONE, "test_\udcff.py": PART_HEAD + TWO}
    found = reviewed({"test_big.py": BIG}, parts)
    assert [len(copy.files) for copy in found.copies if copy.name == "helper"] == [2]
    for text in (html.to_text(found), markdown.to_text(found)):
        assert "\u202e" not in text
        assert text.encode()


def test_anchors_are_there_once_and_links_lead_to_some() -> None:
    reader = _Tags()
    reader.feed(html.to_text(of_two_parts()))
    ids = [attrs["id"] for _, attrs in reader.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    goals = [(attrs["href"] or "")[1:] for tag, attrs in reader.tags if tag == "a"]
    assert len(goals) > 20
    assert set(goals) <= set(ids)


def test_markdown_calls_nobody_and_keeps_within_the_limit() -> None:
    text = markdown.to_text(
        reviewed({"test_a.py": HOSTILE}, {"test_b.py": HOSTILE.replace("octocat", "octopus")})
    )
    outside = re.sub(r"^(`{3,}).*?^\1$", "", text, flags=re.MULTILINE | re.DOTALL)
    assert "@oct" not in re.sub(r"<(code|pre)>.*?</\1>", "", outside, flags=re.DOTALL)
    assert "````diff" in text
    many = "".join(f"def test_{number}_{'x' * 60}():\n    assert {number}\n\n\n" for number in range(900))
    large = markdown.to_text(reviewed({"test_a.py": many}, {"test_b.py": many}))
    assert len(large) <= 65_000
    assert "more\n" in large
    assert large.count("<details>") == large.count("</details>") == 1


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    _git("init", "-q")
    _git("config", "user.email", "a@example.org")
    _git("config", "user.name", "A")
    Path("tests").mkdir()
    Path("tests/test_big.py").write_text(BIG)
    _git("add", ".")
    _git("commit", "-qm", "before")
    return tmp_path


def _git(*args: str) -> None:
    subprocess.run(["git", *args], check=True, capture_output=True)


def run(*args: str) -> Done:
    return CliRunner().invoke(app, [*args])


SPLIT = ("split", "tests/test_big.py", "--max-tests", "2", "--by", "prefix")


def test_a_plan_a_run_and_a_commit_give_the_same_verdict(project: Path) -> None:
    assert run(*SPLIT, "--dry-run", "--html", "before.html").exit_code == 0
    assert run("plan", *SPLIT[1:], "-o", "plan.json").exit_code == 0
    planned = run("review", "plan.json", "--html", "plan.html", "--markdown", "plan.md")
    assert planned.exit_code == 0
    assert run(*SPLIT).exit_code == 0
    done = run("review", "--html", "run.html")
    _git("add", "tests")
    _git("commit", "-qm", "split")
    committed = run("review", "HEAD")
    between = run("review", "HEAD~1..HEAD", "--html", "run.html")
    assert planned.stderr == done.stderr == committed.stderr == between.stderr
    assert "3 tests, 3 moved byte for byte" in done.stderr
    assert committed.stdout.startswith(markdown.MARK)
    assert Path("plan.md").read_text().startswith(markdown.MARK)
    assert "once the split is carried out" in Path("before.html").read_text()
    assert "once the split is carried out" not in Path("run.html").read_text()


@pytest.mark.parametrize("retire", ["rename", "delete", "keep", "stub"])
def test_the_commands_print_what_the_page_says(project: Path, retire: str) -> None:
    assert run(*SPLIT, "--retire", retire).exit_code == 0
    _commands_hold(review(occasion_of(None)))
    _git("add", "tests")
    _git("commit", "-qm", "split")
    if retire == "delete":
        _commands_hold(review(occasion_of("HEAD")))


def _commands_hold(found: Review) -> None:
    gone, come, difference, *blame = found.checks
    assert len(_bash(gone.command).splitlines()) == int(gone.prints.split()[0])
    assert int(_bash(come.command)) == int(come.prints.split(":")[0])
    assert "def test_add():" in _bash(difference.command)
    for one in blame:
        assert "def test_" in _bash(one.command)


def test_without_git_no_command_of_git_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("tests").mkdir()
    Path("tests/test_big.py").write_text(BIG)
    assert run(*SPLIT, "--retire", "delete").exit_code == 0
    assert run("review", "--html", "page.html").exit_code == 0
    page = Path("page.html").read_text()
    assert "There is no git here, and the originals stand nowhere" in page
    assert "git diff" not in page


def _bash(command: str) -> str:
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert not done.stderr
    return done.stdout


def test_a_part_that_was_edited_since_is_named_and_shown_as_it_is(project: Path) -> None:
    assert run(*SPLIT).exit_code == 0
    part = Path("tests/test_big_add.py")
    part.write_text(part.read_text().replace("== 3", "== 4"))
    done = run("review")
    assert done.exit_code == 1
    assert "<b>warning S916</b> <code>tests/test_big_add.py</code>" in done.stdout
    assert "+    assert helper(2) == 4" in done.stdout


@pytest.mark.parametrize(
    ("args", "code"),
    [
        ((), "S915"),
        (("HEAD",), "S917 HEAD has no parent"),
        (("nowhere",), "S917 nowhere is no commit"),
        (("tests/test_big.py",), "S917 tests/test_big.py is no commit, but a file"),
        (("nowhere.json",), "S460"),
        (("HEAD..HEAD",), "S915"),
    ],
)
def test_what_can_not_be_reviewed_is_said(project: Path, args: tuple[str, ...], code: str) -> None:
    done = run("review", *args)
    assert done.exit_code == 2
    assert f"error {code}" in done.stderr


def test_only_a_page_is_overwritten(project: Path) -> None:
    assert run(*SPLIT).exit_code == 0
    done = run("review", "--html", "tests/test_big_add.py")
    assert (done.exit_code, "S471" in done.stderr) == (2, True)
    assert run("review", "--html", "page.html").exit_code == 0
    assert run("review", "--html", "page.html").exit_code == 0
    assert run(*SPLIT, "--html", "page.html").exit_code == 2


def test_after_a_run_the_next_steps_can_be_given_as_they_are_said(project: Path) -> None:
    said = next_steps(Result(planned("tests/test_big.py", max_tests=2, by="prefix").plan))
    assert run(*SPLIT).exit_code == 0
    review_it, undo_it = re.findall(r"`splitter ([^`]*)`", said)
    assert run(*review_it.split()).exit_code == 0
    assert Path("review.html").is_file()
    assert run(*undo_it.split()).exit_code == 0
    assert Path("tests/test_big.py").read_text() == BIG


def test_what_stays_in_the_original_is_a_part_of_the_page(project: Path) -> None:
    Path("groups.toml").write_text('sub = ["test_sub"]\n')
    assert run("split", "tests/test_big.py", "--group", "groups.toml", "--keep-rest").exit_code == 0
    done = run("review")
    assert done.exit_code == 0
    assert "3 tests, 3 moved byte for byte" in done.stderr
    _git("add", "tests")
    _git("commit", "-qm", "split")
    assert run("review", "HEAD").stderr == done.stderr


@pytest.mark.parametrize("retire", ["delete", "rename"])
def test_a_merge_is_reviewed_as_a_run_and_by_its_commit(project: Path, retire: str) -> None:
    assert run(*SPLIT).exit_code == 0
    _git("add", ".")
    _git("commit", "-qm", "split")
    assert run("merge", "tests/test_big.py", "--retire", retire).exit_code == 0
    merged = records()[0].id
    done = run("review", merged)
    assert (done.exit_code, "error" in done.stdout) == (0, False)
    assert "3 tests, 3 moved byte for byte" in done.stderr
    assert "too many" not in done.stdout
    _commands_hold(review(occasion_of(merged)))
    assert "nothing is gone" in run("review").stderr  # the run of this process: a split, and a merge of it
    _git("add", "tests")
    _git("commit", "-qm", "merge")
    assert run("review", "HEAD").stderr == done.stderr


NAMING = "path: tests/test_big.py\n"


def test_a_run_keeps_what_it_said_and_the_limit_it_had(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("ci.yml").write_text(NAMING)
    done = run("split", "tests/test_big.py", "--max-lines", "15", "--by", "prefix")
    assert done.exit_code == 0
    said = re.findall(r"^(?:warning|note) (S\d+)", done.stderr, re.MULTILINE)
    assert "S150" in said
    page = run("review", "--html", "run.html").stdout + Path("run.html").read_text()
    shown = run("review").stdout
    assert re.findall(r"<b>(?:warning|note) (S\d+)", shown) == said
    assert all(
        f"<strong>{word} {code}</strong>" in page for word, code in re.findall(r"<b>(\w+) (S\d+)", shown)
    )
    assert "<code>ci.yml:1</code>" in shown
    assert "<code>tests/test_big_add.py</code> is over the limit" in shown
    monkeypatch.chdir("tests")
    assert "<code>../ci.yml:1</code>" in run("review").stdout


def test_a_run_of_an_earlier_version_says_what_it_lacks(project: Path) -> None:
    Path("ci.yml").write_text(NAMING)
    assert run(*SPLIT).exit_code == 0
    (record,) = Path(".splitter").glob("*.json")
    kept = json.loads(record.read_text())
    del kept["account"]
    record.write_text(json.dumps(kept))
    shown = run("review").stdout
    assert "<b>note S920</b> <code>tests/test_big.py</code>" in shown
    assert "S150" not in shown
    assert "say of the old file&#39;s name." in shown.replace("'", "&#39;")


def test_a_part_that_went_since_has_lost_its_tests(project: Path) -> None:
    assert run(*SPLIT).exit_code == 0
    Path("tests/test_big_sub.py").unlink()
    done = run("review")
    assert done.exit_code == 1
    assert "<b>warning S916</b> <code>tests/test_big_sub.py</code> it is not there any more" in done.stdout
    assert "gone: 1 test" in done.stderr
    Path("tests/test_big_add.py").unlink()
    assert (run("review").exit_code, "S915" in run("review").stderr) == (2, True)


def test_a_run_that_says_very_much_keeps_what_weighs_most(project: Path) -> None:
    folder = project / "tests"
    many = (finding("S153", f"{number} {'x' * 9000}", path=f"{number}.yml") for number in range(300))
    kept = account([*many, finding("S150", "last", path="tests/test_big.py")], Limit(max_tests=3), folder)
    assert [found.path for found in kept.findings[:2]] == ["test_big.py", "../0.yml"]
    assert (len(kept.findings), kept.left_out) == (200, 101)
    assert max(len(found.message) for found in kept.findings) == 2000
    assert run(*SPLIT).exit_code == 0
    (record,) = Path(".splitter").glob("*.json")
    record.write_text(json.dumps({**json.loads(record.read_text()), "account": document(kept)}))
    assert (
        "<b>note S921</b> <code>tests/test_big.py</code> 101 findings were not kept" in run("review").stdout
    )
