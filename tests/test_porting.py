"""Porting: what a branch does to a file that was split comes to its parts, or is said to contradict."""

from __future__ import annotations

import ast
import json
import subprocess
from difflib import unified_diff
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.conftest import app, tree
from tests.test_merging import ADD, BIG, LAST, MUL, edit, run


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a file that is split in three; the current folder."""
    (tmp_path / "pyproject.toml").write_text('[tool.splitter]\nby = "prefix"\n')
    (tmp_path / "test_big.py").write_text(BIG)
    monkeypatch.chdir(tmp_path)
    assert run("split", "test_big.py", "--max-tests", "3")[0] == 0
    return tmp_path


def changed(*pairs: tuple[str, str], text: str = BIG) -> str:
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


def patch(theirs: str, base: str = BIG, name: str = "test_big.py") -> str:
    lines = unified_diff(base.splitlines(True), theirs.splitlines(True), f"a/{name}", f"b/{name}")
    return f"diff --git a/{name} b/{name}\n" + "".join(lines)


def port(theirs: str, *args: str) -> tuple[int, str, str]:
    """A port of what somebody made of the file, as a patch on standard input."""
    done = CliRunner().invoke(app, ["port", "-", *args], input=patch(theirs), catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


NEW_TEST = "def test_mul_new():\n    assert json.dumps(LIMIT)\n\n\ndef test_mul_two"
CHANGES = {
    "a test": changed(('path.join("a", sep)', 'path.join("b", sep)')),
    "a method": changed(("assert self.limit", "assert self.limit == 1")),
    "a helper that two parts have": changed(("number < LIMIT", "number <= LIMIT")),
    "a new test and what it imports": changed(
        ("import math\n", "import json\nimport math\n"), ("def test_mul_two", NEW_TEST)
    ),
    "a new method": changed(
        ("    limit = 1\n", "    limit = 1\n\n    def test_new(self):\n        assert helper(0)\n")
    ),
    "a test that goes, and its import": changed(
        ('def test_add_two():\n    assert path.join("a", sep)\n\n\n', ""), ("from os import path, sep\n", "")
    ),
    "a name": changed(("def test_mul_one", "def test_mul_first")),
    "a constant and its comment": changed(("LIMIT = 3\n", "# of all\nLIMIT = 4\n")),
}


@pytest.mark.parametrize("theirs", CHANGES.values(), ids=CHANGES)
def test_a_change_to_the_file_comes_to_its_parts_and_undo_takes_it_back(work: Path, theirs: str) -> None:
    before = tree(work)
    code, _, messages = port(theirs)
    assert code == 0, messages
    after = tree(work)
    assert after.keys() == before.keys()
    assert (
        run("undo", ADD if after[ADD] != before[ADD] else MUL if after[MUL] != before[MUL] else LAST)[0] == 0
    )
    assert tree(work) == before
    assert port(theirs)[0] == 0
    assert tree(work) == after
    assert run("merge", "test_big.py")[0] == 0
    assert same((work / "test_big.py").read_text(), theirs)


TABLE = "\n".join(f"        {n}," for n in range(80))
SHOP = f"""\"\"\"Shop.\"\"\"

import json

import pytest

RATES = ["a", "b"]


@pytest.fixture
def prices():
    return [
{TABLE}
    ]


@pytest.fixture
def shop(prices):
    rates = json.dumps(RATES)
    assert rates
    return prices


""" + "\n\n".join(
    f"def test_{name}_{n}(shop, prices):\n    assert shop == prices\n"
    for name in ("cart", "refund")
    for n in range(3)
)
CONFTEST = '"""Fixtures."""\n\nimport pytest\n\n\n@pytest.fixture\ndef customer():\n    return "c"\n'


@pytest.mark.parametrize("conftest", ["", CONFTEST], ids=["a new conftest", "one that is there"])
def test_a_change_of_a_fixture_comes_to_the_conftest_that_a_split_gave_it_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, conftest: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("test_big.py").write_text(SHOP)
    if conftest:
        Path("conftest.py").write_text(conftest)
    whole = tree(tmp_path)
    assert run("split", "test_big.py", "--max-tests", "3")[0] == 0
    before = tree(tmp_path)
    assert "def prices" in Path("conftest.py").read_text()
    theirs = changed(
        ("    assert rates\n", "    assert rates == rates\n"),
        ("def test_refund_1(shop, prices):\n", "def test_refund_1(shop, prices):\n    assert prices\n"),
        ("Shop.", "A shop."),
        text=SHOP,
    )
    done = CliRunner().invoke(app, ["port", "-"], input=patch(theirs, SHOP), catch_exceptions=False)
    assert done.exit_code == 0, done.stderr
    assert "S969" not in done.stderr
    shared = Path("conftest.py").read_text()
    assert "    assert rates == rates\n" in shared
    assert shared.startswith(conftest[:20])
    assert "def prices" not in Path("test_big_cart.py").read_text()
    assert "    assert prices\n" in Path("test_big_refund.py").read_text()
    assert run("undo", "test_big_refund.py")[0] == 0
    assert tree(tmp_path) == before
    assert run("undo", "test_big.py")[0] == 0
    assert tree(tmp_path) == whole


def test_what_is_said_beside_code_comes_to_every_part_that_says_it(work: Path) -> None:
    theirs = changed(
        ("Sums and products.", "Sums, products and more."),
        ("# ---- sums ----", "# ---- sums, all of them ----"),
    )
    edit(work / LAST, "Sums and products.", "Our own words.")
    code, _, messages = port(theirs)
    assert code == 0, messages
    for part in (ADD, MUL):
        assert "\nSums, products and more.\n" in (work / part).read_text()
    assert "# ---- sums, all of them ----" in (work / ADD).read_text()
    assert "# ---- sums ----" not in (work / ADD).read_text()
    assert f"S969 {LAST}" in messages


def same(one: str, other: str) -> bool:
    """Whether two files say the same, but for blank lines, and where a comment stands."""
    codes = [ast.dump(ast.parse(text)) for text in (one, other)]
    lines = [sorted(line for line in text.splitlines() if line) for text in (one, other)]
    return codes[0] == codes[1] and lines[0] == lines[1]


def test_a_dry_run_prints_the_patch_and_writes_nothing(work: Path) -> None:
    before = tree(work)
    code, shown, messages = port(CHANGES["a helper that two parts have"], "-n")
    assert (code, tree(work)) == (0, before)
    assert shown.count("+    return number <= LIMIT") == 2
    assert "2 parts would change" in messages
    assert port(CHANGES["a helper that two parts have"])[0] == 0
    subprocess.run(["git", "apply", "-R", "-"], input=shown.encode(), cwd=work, check=True)
    assert tree(work) == before


def test_what_only_the_part_changed_stays_beside_what_the_branch_changed(work: Path) -> None:
    edit(work / MUL, "assert helper(2)", "assert helper(2) is True")
    edit(work / MUL, "import math\n", "import math\nimport os\n")
    with (work / MUL).open("a") as file:
        file.write("\n\ndef test_mul_ours():\n    assert os.sep\n")
    code, _, messages = port(CHANGES["a new test and what it imports"])
    assert code == 0, messages
    text = (work / MUL).read_text()
    assert "import json\nimport math\nimport os\n" in text
    assert "assert helper(2) is True" in text
    assert text.index("def test_mul_new") < text.index("def test_mul_two") < text.index("def test_mul_ours")


def test_what_something_of_ours_uses_stays_though_the_branch_needs_it_no_more(work: Path) -> None:
    with (work / ADD).open("a") as file:
        file.write("\n\ndef test_add_ours():\n    assert path.sep == sep\n    assert helper(LIMIT - 1)\n")
    theirs = changed(
        ('def test_add_two():\n    assert path.join("a", sep)\n\n\n', ""),
        ("    assert helper(1)", "    assert 1"),
    )
    code, _, messages = port(theirs)
    assert code == 0, messages
    text = (work / ADD).read_text()
    assert "from os import path, sep" in text
    assert "def helper" in text
    assert "test_add_two" not in text


def test_a_helper_comes_to_a_part_as_the_others_have_made_it(work: Path) -> None:
    for part in (ADD, MUL):
        edit(work / part, "return number < LIMIT", "return bool(number < LIMIT)")
    edit(work / LAST, "assert self.limit", "assert self.limit > 0")
    code, _, messages = port(CHANGES["a new method"])
    assert code == 0, messages
    text = (work / LAST).read_text()
    assert "return bool(number < LIMIT)" in text
    assert "def test_new" in text
    assert "assert self.limit > 0" in text


CONFLICTS = {
    "an edited test": (
        "assert helper(2)",
        "assert helper(3)",
        changed(("assert helper(2)", "assert helper(4)")),
        "test_mul_one is changed here and in patch",
    ),
    "a test that went, and was edited here": (
        "assert helper(2)",
        "assert helper(3)",
        changed(("# One is the least.\ndef test_mul_one():\n    assert helper(2)\n\n\n", "")),
        "test_mul_one is gone in patch, and changed or used here",
    ),
    "a test that went here": (
        "# One is the least.\ndef test_mul_one():\n    assert helper(2)\n\n\n",
        "",
        changed(("assert helper(2)", "assert helper(4)")),
        "test_mul_one is changed in patch, and gone from the part",
    ),
    "a method": (
        "assert self.limit",
        "assert self.limit == 1",
        changed(("assert self.limit", "assert self.limit == 2")),
        "test_mul_three is changed here and in patch",
    ),
    "two new tests of one name": (
        "def test_mul_two",
        "def test_mul_new():\n    assert 1\n\n\ndef test_mul_two",
        changed(("def test_mul_two", "def test_mul_new():\n    assert 2\n\n\ndef test_mul_two")),
        "test_mul_new is new in the part and in patch",
    ),
}


@pytest.mark.parametrize("name", CONFLICTS)
def test_what_both_changed_is_named_with_both_places_and_nothing_is_written(work: Path, name: str) -> None:
    old, new, theirs, words = CONFLICTS[name]
    part = LAST if name == "a method" else MUL
    edit(work / part, old, new)
    before = tree(work)
    code, _, messages = port(theirs)
    assert (code, tree(work)) == (2, before)
    assert "S966" in messages
    assert words in " ".join(messages.split())
    assert "patch:test_big.py:" in messages
    assert f"{part}:" in messages
    code, _, messages = port(theirs, "--on-conflict", "ours")
    assert code == 0, messages
    assert tree(work) == before
    assert "S957" in messages
    assert port(theirs, "--on-conflict", "theirs")[0] == 0
    assert run("merge", "test_big.py")[0] == 0
    assert same((work / "test_big.py").read_text(), theirs)


def refused(work: Path, text: str) -> str:
    """What is said of a patch that is refused; nothing is written."""
    before = tree(work)
    done = CliRunner().invoke(app, ["port", "-"], input=text, catch_exceptions=False)
    assert (done.exit_code, tree(work)) == (2, before)
    return done.stderr


def test_what_can_not_be_ported_is_refused(work: Path) -> None:
    elsewhere = patch(changed(("helper(2)", "helper(3)")), BIG.replace("helper(2)", "helper(5)"))
    assert "error S964 test_big.py patch does not fit what was split" in refused(work, elsewhere)
    assert "error S964 patch git can't read the patch" in refused(work, "no patch at all")
    one = "def test_mul_one():\n    assert 1\n"
    assert "error S965 test_big.py no more than one part would have tests" in refused(work, patch(one))
    gone = (
        f"diff --git a/test_big.py b/test_big.py\ndeleted file mode 100644\n{patch('').partition(chr(10))[2]}"
    )
    assert "error S965 test_big.py patch takes it away" in refused(
        work, gone.replace("+++ b/test_big.py", "+++ /dev/null")
    )
    code, _, messages = run("port", "nobody")
    assert (code, "S468" in messages) == (2, True)  # no repository, and so no branch


def test_what_would_be_lost_refuses(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from splitter.porting import threeway

    monkeypatch.setattr(threeway._Weaving, "_new", lambda self, piece: None)
    edit(work / MUL, "assert helper(2)", "assert helper(3)")
    before = tree(work)
    code, _, messages = port(CHANGES["a new test and what it imports"])
    assert (code, tree(work)) == (2, before)
    assert "error S968" in messages
    assert "test_mul_new" in messages


def test_a_part_that_is_gone_refuses_what_changes_it(work: Path) -> None:
    (work / MUL).unlink()
    code, _, messages = port(CHANGES["a name"])
    assert code == 2
    assert "S958" in messages


def test_a_part_goes_with_its_last_test_unless_it_was_edited(work: Path) -> None:
    theirs = changed((BIG[BIG.index("\n\nclass TestMore") :], ""))
    edit(work / LAST, "assert self.limit", "assert self.limit == 1")
    before = tree(work)
    code, _, messages = port(theirs)
    assert (code, tree(work)) == (2, before)
    assert "S967" in messages
    edit(work / LAST, "assert self.limit == 1", "assert self.limit")
    before = tree(work)
    assert port(theirs)[0] == 0
    assert tree(work).keys() == before.keys() - {LAST}
    assert run("undo", LAST)[0] == 0
    assert tree(work) == before


def test_as_a_document(work: Path) -> None:
    code, shown, _ = port(CHANGES["a new test and what it imports"], "--json")
    (one,) = json.loads(shown)["files"]
    assert code == 0
    assert (one["path"], one["parts"], one["added"], one["ported"]) == (
        "test_big.py",
        [MUL],
        ["test_mul_new"],
        True,
    )


SHARED = BIG.replace("def helper(number):", "def helper(number):\n    number = int(number)")


@pytest.mark.parametrize("options", [["--helpers", "module"], ["--layout", "package"]], ids=" ".join)
def test_helpers_of_their_own_and_packages_are_followed(
    options: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "test_big.py").write_text(SHARED)
    monkeypatch.chdir(tmp_path)
    assert run("split", "test_big.py", "--max-tests", "3", "--by", "prefix", *options)[0] == 0
    before = tree(tmp_path)
    theirs = changed(
        ("number < LIMIT", "number <= LIMIT"),
        ("assert helper(2)", "assert helper(2) is True"),
        ("    limit = 1\n", "    limit = 1\n\n    def test_new(self):\n        assert helper(0)\n"),
        text=SHARED,
    )
    text = patch(theirs, SHARED)
    done = CliRunner().invoke(app, ["port", "-"], input=text, catch_exceptions=False)
    assert done.exit_code == 0, done.stderr
    assert tree(tmp_path).keys() == before.keys()
    assert run("merge", "test_big.py")[0] == 0
    assert (tmp_path / "test_big.py").read_text() == theirs


MOJO = """from testing import assert_true


fn test_add_one() raises:
    assert_true(1 < 3)


fn test_add_two() raises:
    assert_true(2 < 3)


fn test_mul_one() raises:
    assert_true(1 < 3)


fn test_mul_two() raises:
    assert_true(2 < 3)


fn main() raises:
    test_add_one()
    test_add_two()
    test_mul_one()
    test_mul_two()
"""


def test_mojo_with_calls_that_both_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "test_big.mojo").write_text(MOJO)
    monkeypatch.chdir(tmp_path)
    assert run("split", "test_big.mojo", "--max-tests", "2", "--by", "prefix")[0] == 0
    part = tmp_path / "test_big_mul.mojo"
    edit(part, "    test_mul_two()\n", "    test_mul_two()\n    test_mul_ours()\n")
    ours = "fn test_mul_ours() raises:\n    assert_true(1 < 2)\n\n\n"
    edit(part, "fn main()", f"{ours}fn main()")
    theirs = changed(
        ("fn test_mul_two", "fn test_mul_new() raises:\n    assert_true(0 < 3)\n\n\nfn test_mul_two"),
        ("    test_mul_two()\n", "    test_mul_new()\n    test_mul_two()\n"),
        text=MOJO,
    )
    text = patch(theirs, MOJO, "test_big.mojo")
    done = CliRunner().invoke(app, ["port", "-"], input=text, catch_exceptions=False)
    assert done.exit_code == 0, done.stderr
    calls = [line.strip() for line in part.read_text().partition("fn main()")[2].splitlines()[1:]]
    assert sorted(calls) == ["test_mul_new()", "test_mul_one()", "test_mul_ours()", "test_mul_two()"]
    assert "fn test_mul_new" in part.read_text()


@pytest.mark.slow
def test_an_open_branch_is_merged_with_git_and_its_split_file_ported(
    work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The way that docs/how-to/branches.md shows: git brings the other files, the port what the parts get."""

    def git(*args: str, ok: bool = True) -> str:
        done = subprocess.run(
            ["git", "-c", "user.name=x", "-c", "user.email=x@y", *args],
            capture_output=True,
            check=False,
            text=True,
        )
        assert done.returncode == 0 or not ok, done.stdout + done.stderr
        return done.stdout

    assert run("undo", "test_big.py")[0] == 0
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-qm", "base")
    git("checkout", "-qb", "feature")
    (work / "test_big.py").write_text(CHANGES["a new test and what it imports"])
    (work / "other.py").write_text("x = 1\n")
    git("add", "-A")
    git("commit", "-qm", "feature")
    git("checkout", "-q", "main")
    assert run("split", "test_big.py", "--max-tests", "3")[0] == 0
    git("add", "-A")
    git("commit", "-qm", "split")
    git("merge", "--no-commit", "feature", ok=False)
    code, _, messages = run("port", "feature")
    assert code == 0, messages
    assert "git has to bring 1 other file of feature: other.py" in messages
    git("checkout", "HEAD", "--", "test_big.py.DEPRECATED")
    git("rm", "-q", "--cached", "--ignore-unmatch", "test_big.py")
    git("add", "-A")
    git("commit", "-qm", "merged")
    assert git("status", "--porcelain") == ""
    assert git("log", "-1", "--format=%P").count(" ") == 1
    assert "def test_mul_new" in (work / MUL).read_text()
    assert (work / "other.py").exists()
    assert not (work / "test_big.py").exists()


def test_a_split_is_undone_after_its_port_which_is_named(work: Path) -> None:
    before = tree(work)
    assert port(changed(("assert helper(2)", "assert helper(4)"), ("LIMIT = 3\n", "LIMIT = 4\n")))[0] == 0
    after = tree(work)
    code, _, messages = run("undo", "test_big.py")
    assert (code, tree(work)) == (2, after)
    words = " ".join(messages.split())
    assert "S480 test_big.py the port of patch changed" in words
    assert f"undo the port of patch first: `splitter undo {ADD}`" in words
    listed = run("undo", "--list")[1].splitlines()
    assert [line.split()[0] for line in listed] == ["file", ADD, "test_big.py"]
    assert "port of patch      2 " in listed[1]
    assert "no: the port of patch changed" in listed[2]
    assert run("undo", ADD)[0] == 0
    assert tree(work) == before
    assert run("undo", "test_big.py")[0] == 0


def test_a_split_is_undone_after_that_of_its_part(work: Path) -> None:
    assert run("split", MUL, "--max-tests", "1")[0] == 0
    code, _, messages = run("undo", "test_big.py")
    assert code == 2
    assert f"undo the split first: `splitter undo {MUL}`" in " ".join(messages.split())
    edit(work / ADD, "assert", "assert 1 or")
    assert "S466" in run("undo", "test_big.py")[2]
    assert run("undo", MUL)[0] == 0
    assert "S480" not in run("undo", "test_big.py")[2]
