"""`splitter prove`: our own splits give nothing, and each kind of damage is told as what it is."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner, Result

from benchmarks.proving.__main__ import main as benchmark
from splitter.languages.python.project.reading.conventions import conventions
from splitter.model.conventions import PYTESTS_OWN
from splitter.proving.differences import DifferenceKind
from splitter.proving.formats import markdown
from splitter.proving.proof import Change, Proof, prove
from tests.conftest import PROJECT, app
from tests.golden_cases import Case, cases

BEFORE = '''\
import random
from math import isclose

import pytest

LIMIT = 3
random.seed(3)


@pytest.fixture
def db():
    return {}


def helper(value):
    return value + 1


# Addition


@pytest.mark.parametrize("n", [1, 2])
def test_add(n):
    """Adds."""
    assert helper(n) < LIMIT + 9


def test_sub(db):
    assert isclose(1, 1)  # close enough


class TestMore:
    def test_more(self):
        assert helper(1) == 2
'''

HEAD = BEFORE[: BEFORE.index("# Addition")]
ADD = BEFORE[BEFORE.index("# Addition") : BEFORE.index("def test_sub")]
SUB = BEFORE[BEFORE.index("def test_sub") : BEFORE.index("class TestMore")]
MORE = BEFORE[BEFORE.index("class TestMore") :]

MOJO = """\
from math import sqrt


fn helper() -> Int:
    return 1


fn test_add() raises:
    assert_equal(helper(), 1)


fn test_sub() raises:
    assert_equal(sqrt(4), 2)


fn main() raises:
    test_add()
    test_sub()
"""


def after(**parts: str) -> dict[str, bytes]:
    return {f"test_{name}.py": text.encode() for name, text in parts.items()}


def told(was: str, parts: dict[str, bytes], name: str = "test_big.py") -> list[tuple[str, str]]:
    proof = prove(Change({name: was.encode()}, parts))
    assert not proof.problems
    return [(one.code, one.path) for one in proof.all_findings()]


def codes(was: str, parts: dict[str, bytes], name: str = "test_big.py") -> set[str]:
    return {code for code, _ in told(was, parts, name)}


SPLIT = {"a": HEAD + ADD, "b": HEAD + SUB + MORE}


def test_a_faithful_split_and_its_merge_give_nothing() -> None:
    assert not told(BEFORE, after(**SPLIT))
    back = prove(Change(after(**SPLIT), {"test_big.py": BEFORE.encode()}))
    assert not back.differences
    assert (back.tests, back.moved, back.exit_code) == (3, 3, 0)


def test_methods_of_no_test_class_are_no_tests_to_count() -> None:
    schema = "class Schema:\n    def test_it(self):\n        return 1\n\n\n"
    one = "def test_one():\n    assert Schema().test_it()\n"
    two = "\n\ndef test_two():\n    assert Schema\n"
    proof = prove(
        Change({"test_big.py": (schema + one + two).encode()}, after(a=schema + one, b=schema + two))
    )
    assert not proof.differences
    assert (proof.tests, proof.moved) == (2, 2)


BEYOND = {
    "around-bdd-scenario-decorated-package-conftest": "the paths that a plugin looks for",
    "around-bdd-scenarios-overlap": "the tests that a plugin makes",
    "around-bdd-scenarios-plus-tests": "the tests that a plugin makes",
    "around-ddt-package": "the paths that a plugin looks for",
    "helpers-conftest-there-imports": "the line ends of the conftest that is there",
}
"""Cases in which more than the files themselves tells what is the same."""


OWN = [c for c in cases("*/split/*") if c.folder.name not in BEYOND and not c.takes_a_folder]


@pytest.mark.parametrize("case", OWN, ids=str)
def test_our_own_splits_give_nothing(case: Case, tmp_path: Path) -> None:
    """What the case itself asks for, tests that were off and are enabled, is told and nothing else."""
    kept = {path: data for path, data in case.expected.items() if path.endswith((".py", ".mojo", ".🔥"))}
    ours = {path: data for path, data in kept.items() if path == case.file or path not in case.input}
    new = {path: data for path, data in ours.items() if case.input.get(path) != data}
    there = {path: data for path, data in case.input.items() if path.endswith("conftest.py")}
    extended = {path: kept[path] for path, data in there.items() if kept.get(path, data) != data}
    before = {case.file: case.input[case.file], **{path: there[path] for path in extended}}
    folder = case.lay_out(tmp_path).parent
    rules = conventions(folder) if case.file.endswith(".py") else PYTESTS_OWN
    proof = prove(Change(before, {**new, **extended}, conventions=rules))
    enabling = {DifferenceKind.ENABLED} if {"--enable-disabled", "--add-main"} & {*case.args} else set()
    assert [one for one in proof.differences if one.kind not in enabling] == []


@pytest.mark.parametrize(
    ("code", "part", "old", "new"),
    [
        ("S901", "b", SUB, ""),
        ("S902", "b", SUB, SUB + ADD),
        ("S903", "b", "def test_sub", "def test_subtract"),
        ("S904", "b", "isclose(1, 1)", "isclose(1, 2)"),
        ("S905", "a", "[1, 2]", "[1]"),
        ("S906", "b", "def test_sub", "@pytest.mark.skip\ndef test_sub"),
        ("S906", "b", "class TestMore", "class MoreTests"),
        ("S906", "b", MORE, MORE + "\n\nclass TestMore:\n    pass\n" + MORE.replace("== 2", "== 3")),
        ("S909", "a", "value + 1", "value + 2"),
        ("S909", "a", "LIMIT = 3", "LIMIT = 4"),
        ("S910", "b", "from math import isclose\n", ""),
        ("S910", "a", HEAD[HEAD.index("def helper") :], "\n"),
        ("S911", "a", "random.seed(3)\n", ""),
        ("S912", "a", "# Addition\n", ""),
        ("S912", "b", "  # close enough", ""),
        ("S912", "a", '"""Adds."""', '"""Sums."""'),
        ("S913", "b", "isclose(1, 1)", "isclose(\n        1,\n        1,\n    )"),
        ("S914", "b", SUB, SUB + "def test_brand_new():\n    assert 7\n"),
    ],
)
def test_damage_is_told_as_what_it_is(code: str, part: str, old: str, new: str) -> None:
    assert old in SPLIT[part]
    damaged = {**SPLIT, part: SPLIT[part].replace(old, new)}
    assert code in codes(BEFORE, after(**damaged))


def test_a_fixture_that_is_nowhere_is_told_with_what_asks_for_it() -> None:
    fixture = HEAD[HEAD.index("@pytest.fixture") : HEAD.index("def helper")]
    damaged = {name: text.replace(fixture, "") for name, text in SPLIT.items()}
    found = codes(BEFORE, after(**damaged))
    assert {"S908", "S910"} <= found


def test_a_hidden_test_that_comes_to_life_is_told() -> None:
    first, second = "def test_a():\n    assert 1\n\n\n", "def test_a():\n    assert 2\n"
    assert codes(first + second, after(one=first, two=second)) == {"S907"}
    assert codes(first + second, after(both=first + second)) == set()


def test_a_mojo_test_that_main_calls_no_more_is_told() -> None:
    assert not told(MOJO, {"test_x.mojo": MOJO.encode()}, "test_big.mojo")
    idle = MOJO.replace("    test_sub()\n", "")
    assert codes(MOJO, {"test_x.mojo": idle.encode()}, "test_big.mojo") == {"S906"}
    assert codes(idle, {"test_x.mojo": MOJO.encode()}, "test_big.mojo") == {"S907"}
    laid_out = MOJO.replace("assert_equal(sqrt(4), 2)", "assert_equal(\n        sqrt(4),\n        2,\n    )")
    assert codes(MOJO, {"test_x.mojo": laid_out.encode()}, "test_big.mojo") == {"S913"}


def test_a_mojo_test_that_a_test_calls_runs() -> None:
    both = MOJO.replace("    test_add()\n    test_sub()\n", "    test_add()\n")
    both = both.replace("assert_equal(helper(), 1)", "assert_equal(helper(), 1)\n    test_sub()")
    assert codes(both, {"test_x.mojo": both.encode()}, "test_big.mojo") == set()
    alone = both.replace("\n    test_sub()", "")
    assert "S906" in codes(both, {"test_x.mojo": alone.encode()}, "test_big.mojo")


def test_both_places_are_told() -> None:
    damaged = SPLIT["b"].replace("isclose(1, 1)", "isclose(1, 2)")
    proof: Proof = prove(Change({"test_big.py": BEFORE.encode()}, after(a=SPLIT["a"], b=damaged)))
    (one,) = proof.differences
    assert one.before is not None
    assert one.after is not None
    assert BEFORE.splitlines()[(one.before.line or 0) - 1] == "def test_sub(db):"
    assert damaged.splitlines()[(one.after.line or 0) - 1] == "def test_sub(db):"
    assert "-    assert isclose(1, 1)" in one.words


def test_what_an_unreadable_file_may_hold_is_not_called_lost() -> None:
    proof = prove(Change({"test_big.py": BEFORE.encode()}, after(a=HEAD + ADD, b=SUB + MORE + "(\n")))
    assert proof.exit_code == 2
    assert [one.code for one in proof.problems] == ["S103"]
    assert DifferenceKind.LOST not in {one.kind for one in proof.differences}


TWICE = """\
class TestOne:
    value = 1

    def test_it(self):
        assert self.value


class TestTwo:
    value = 2

    def test_it(self):
        assert self.value
"""


def test_what_two_classes_have_by_one_name_is_told_apart() -> None:
    one, two = TWICE.split("\n\n\n")
    assert codes(TWICE, after(one=one, two=two)) == set()
    assert codes(TWICE, after(one=one, two=two.replace("test_it", "check_it"))) >= {"S901"}
    assert codes(TWICE, after(one=one, two=two.replace("value = 2", "value = 1"))) == {"S909"}


def test_the_rest_of_a_divided_class_is_held_against_the_class() -> None:
    rest = "class TestOne:\n    value = 1\n"
    user = "def test_uses():\n    assert TestOne.value\n"
    was = f"{TWICE}\n\n{user}"
    assert codes(was, after(all=TWICE, use=f"{rest}\n\n{user}")) == set()
    assert codes(was, after(all=TWICE, use=f"{rest.replace('1', '3')}\n\n{user}")) == {"S904"}


def test_what_was_typed_anew_under_its_name_is_edited() -> None:
    anew = "def test_sub(db):\n    for one in db:\n        assert one > 7\n"
    assert codes(BEFORE, after(a=HEAD + ADD, b=HEAD + MORE + "\n\n" + anew)) == {"S904"}


def test_imports_that_were_lifted_out_of_bodies_are_no_edit() -> None:
    body = "    from os import path, sep\n\n    import re\n    assert path\n"
    was = f"def test_a():\n{body}\n\ndef test_b():\n    pass\n"
    lean = was.replace("    from os import path, sep\n\n", "")
    top = "from os import path\nfrom os import sep\n\n\n"
    assert codes(was, after(a=top + lean)) == {"S918"}
    assert prove(Change({"test_big.py": was.encode()}, after(a=top + lean))).exit_code == 0
    assert codes(was, after(a=lean)) == {"S904"}
    assert codes(was, after(a=top.replace(" sep", " curdir") + lean)) == {"S904"}
    assert codes(was, after(a=top + lean.replace("assert path", "assert sep"))) == {"S904"}
    assert codes(top + lean, after(a=was)) == {"S904"}
    inner = MOJO.replace("from math import sqrt\n", "").replace(
        "    assert_equal(sqrt", "    from math import sqrt\n    assert_equal(sqrt"
    )
    assert codes(inner, {"test_x.mojo": MOJO.encode()}, "test_big.mojo") == {"S918"}


def test_a_star_that_was_there_excuses_no_name() -> None:
    was = "from os.path import *\n\n\ndef helper():\n    return 1\n\n\ndef test_a():\n    assert helper()\n"
    less = was.replace("def helper():\n    return 1\n\n\n", "")
    assert codes(was, after(a=less)) == {"S908", "S910"}
    assert codes(was, after(a=less.replace("os.path", "helpers"))) == {"S908", "S911"}


@pytest.mark.slow
def test_no_damage_is_silent(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A share of what ``python -m benchmarks.proving`` tries, with other seeds than its own."""
    monkeypatch.setattr(sys, "argv", ["proving", "--splits", "60", "--damages", "300", "--seed", "7"])
    assert benchmark() == 0, capsys.readouterr().out


def test_what_is_cut_short_in_an_unreadable_file_is_named() -> None:
    cut = SUB + MORE.replace("assert helper(1) == 2", "assert helper(")
    proof = prove(Change({"test_big.py": BEFORE.encode()}, after(a=HEAD + ADD, b=HEAD + cut)))
    assert proof.exit_code == 2
    (one,) = proof.differences
    assert one.kind is DifferenceKind.EDITED
    assert "TestMore::test_more is not as it was in test_b.py" in one.words


def test_what_an_unreadable_file_only_mentions_is_lost() -> None:
    proof = prove(
        Change({"test_big.py": BEFORE.encode()}, after(a=HEAD + ADD, b=f"test_sub(test_more()\n{MORE}"))
    )
    assert [one.words.split()[2] for one in proof.differences if one.kind is DifferenceKind.LOST] == [
        "test_sub"
    ]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    _git("init", "-q")
    _git("config", "user.email", "a@example.org")
    _git("config", "user.name", "A")
    Path("tests").mkdir()
    Path("tests/test_big.py").write_text(BEFORE)
    Path("tests/test_other.py").write_text("def test_o():\n    assert 1\n")
    _git("add", ".")
    _git("commit", "-qm", "before")
    return tmp_path


def _git(*args: str) -> None:
    subprocess.run(["git", *args], check=True, capture_output=True)


def run(*args: str) -> Result:
    return CliRunner().invoke(app, ["prove", *args])


def test_git_finds_what_moved_and_leaves_other_edits_alone(project: Path) -> None:
    Path("tests/test_big.py").unlink()
    Path("tests/test_other.py").write_text("def test_o():\n    assert 2\n")
    for name, text in SPLIT.items():
        Path(f"tests/test_{name}.py").write_text(text)
    done = run("--base", "HEAD")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "1 file into 2: 3 of 3 tests are there byte for byte; nothing is lost" in done.stderr
    Path("tests/test_b.py").write_text(HEAD + MORE)
    _git("add", ".")
    _git("commit", "-qm", "after")
    done = run("--base", "HEAD~1", "--head", "HEAD")
    assert done.exit_code == 1
    assert "error S901 tests/test_big.py:28 the test test_sub is nowhere now" in done.stdout
    assert run("--base", "HEAD~1", "--allow", "lost").exit_code == 0


BASES = {
    "shared.py": "class Base:\n    kind = 1\n\n    def make(self):\n        return self.kind\n",
    "test_a.py": "import unittest\nfrom shared import Base\n\n\nclass Basic(Base):\n    def test_one(self):\n"
    "        self.make()\n\n\nclass ACase(Basic, unittest.TestCase):\n    def test_a(self): ...\n",
}
BASES["test_b.py"] = BASES["test_a.py"].replace("ACase", "BCase").replace("test_a(", "test_b(")


def test_a_base_in_another_file_says_whether_its_heirs_hold_tests() -> None:
    whole = BASES["test_a.py"].replace("from shared import Base\n", BASES["shared.py"])
    whole += "\n\nclass BCase(Basic, unittest.TestCase):\n    def test_b(self): ...\n"
    files = {name: text.encode() for name, text in BASES.items()}
    proof = prove(Change({"test_x.py": whole.encode()}, files))
    assert [one.words for one in proof.differences] == []
    assert proof.tests == 2
    tested = {
        **files,
        "shared.py": b"import unittest\n" + files["shared.py"].replace(b"Base:", b"Base(unittest.TestCase):"),
    }
    kinds = {one.kind for one in prove(Change({"test_x.py": whole.encode()}, tested)).differences}
    assert DifferenceKind.DOUBLED in kinds


def test_a_base_that_a_call_made_in_another_file_brings_tests() -> None:
    base = "import unittest\n\nMadeTestCase = type('MadeTestCase', (unittest.TestCase,), tests())\n"
    heirs = [f"class Test{name}(MadeTestCase):\n    text = {name!r}\n" for name in ("One", "Two")]
    parts = {f"test_{n}.py": f"from shared import MadeTestCase\n\n\n{one}" for n, one in enumerate(heirs)}
    after = {name: text.encode() for name, text in {"shared.py": base, **parts}.items()}
    before = {"test_x.py": "\n\n".join([base, *heirs]).encode()}
    proof = prove(Change(before, after))
    assert [one.words for one in proof.differences] == []
    assert proof.tests == 2
    lost = prove(Change(before, {**after, "test_1.py": b""}))
    assert DifferenceKind.LOST in {one.kind for one in lost.differences}


@pytest.mark.parametrize(("arguments", "count"), [("[1]", 0), ("[1], indirect=True", 1)])
def test_a_parameter_that_is_given_is_no_import_that_is_missing(arguments: str, count: int) -> None:
    test = f"@parametrize('data', {arguments})\ndef test_a(data): ...\n"
    head = "from x import data\nfrom y import parametrize\n\n\n"
    parts = {"test_a.py": f"from y import parametrize\n\n\n{test}".encode()}
    assert len(prove(Change({"test_x.py": (head + test).encode()}, parts)).differences) == count


def test_a_mixins_copy_is_no_copy_of_a_test_that_only_looks_the_same() -> None:
    method = "    def test_same(self):\n        assert self.made\n\n\n"
    mixin, own = f"class Check:\n{method}", f"class TestOwn:\n    made = 1\n\n{method}"
    heirs = [f"class Test{name}(Check):\n    made = 2\n\n\n" for name in "AB"]
    before = {"test_x.py": "".join([mixin, own, *heirs]).encode()}
    after = {f"test_{n}.py": (mixin + heir + own * n).encode() for n, heir in enumerate(heirs)}

    assert prove(Change(before, after)).differences == ()


def test_what_acts_is_asked_for_where_a_mixins_tests_run() -> None:
    skips = "import unittest\n\nif unittest.X:\n    raise unittest.SkipTest\n\n\n"
    mixin = "class Base:\n    def test_one(self): ...\n\n\n"
    heir = "@unittest.skipIf(\n    1 > 2,\n)\nclass {0}(Base, unittest.TestCase):\n    n = '{0}'\n\n\n"
    heirs = [heir.format(name) for name in "AB"]
    parts = {f"test_{n}.py": f"from shared import Base\n{skips}{heirs[n]}" for n in (0, 1)}
    after = {name: text.encode() for name, text in {"shared.py": mixin, **parts}.items()}
    before = {"test_x.py": "".join([skips, mixin, *heirs]).encode()}
    assert [one.words for one in prove(Change(before, after)).differences] == []
    after["test_1.py"] = after["test_1.py"].replace(b"raise", b"pass #")
    assert prove(Change(before, after)).differences


@pytest.mark.parametrize(
    ("added", "count"),
    [("DocTestSuite('x')", 0), ("loader.loadTestsFromTestCase(TestB)", 1), ("()", 1)],
)
def test_load_tests_that_adds_others_is_in_one_part(added: str, count: int) -> None:
    hook = f"def load_tests(loader, tests, _):\n    tests.addTests({added})\n    return tests\n\n\n"
    hook = hook if added != "()" else "def load_tests(loader, tests, _):\n    return ()\n\n\n"
    classes = [f"class Test{name}(TestCase):\n    def test_{name}(self): ...\n\n\n" for name in "AB"]
    parts = {"test_a.py": (hook + classes[0]).encode(), "test_b.py": classes[1].encode()}
    proof = prove(Change({"test_x.py": (hook + "".join(classes)).encode()}, parts))
    assert sum(one.kind is DifferenceKind.EFFECT for one in proof.differences) == count


FIXTURES = {
    "conftest.py": "import pytest\n\nX = 1\n",
    "test_x.py": "import pytest\n\n@pytest.fixture\ndef one(): return two()\n\ndef two(): return 2\n\n"
    "def test_a(one): ...\n\ndef test_b(one): ...\n",
}
MOVED = {
    "conftest.py": "import pytest\nfrom x_helpers import two\n\nX = 1\n"
    "\n@pytest.fixture\ndef one(): return two()\n",
    "x_helpers.py": "def two(): return 2\n",
    "test_x_a.py": "def test_a(one): ...\n",
    "test_x_b.py": "def test_b(one): ...\n",
}


@pytest.mark.parametrize("lost", ["", "conftest.py", "x_helpers.py"])
def test_what_tests_stand_on_is_looked_for_beside_them_wherever_that_is(project: Path, lost: str) -> None:
    for name, text in FIXTURES.items():
        Path(name).write_text(text)
    _git("add", ".")
    _git("commit", "-qm", "before")
    Path("test_x.py").unlink()
    for name, text in MOVED.items():
        if name != lost:
            Path(name).write_text(text)
    done = run("--base", "HEAD")
    assert (done.exit_code, "S908" in done.stdout) == ((1, True) if lost else (0, False)), done.stdout


def test_files_and_retired_originals(project: Path) -> None:
    for name, text in SPLIT.items():
        Path(f"tests/test_{name}.py").write_text(text)
    files = ["tests/test_big.py", "tests/test_a.py", "tests/test_b.py"]
    assert run(*files).exit_code == 0
    assert run(*files[:2]).exit_code == 1
    Path("tests/test_big.py").rename("tests/test_big.py.DEPRECATED")
    assert run("tests/test_big.py.DEPRECATED").exit_code == 0


@pytest.mark.parametrize("how", ["module", "conftest"])
def test_a_retired_original_alone_finds_parts_without_tests(project: Path, how: str) -> None:
    fixture = "import pytest\n\nLIMIT = 2\n\n\n@pytest.fixture\ndef limit():\n    return LIMIT\n"
    tests = "".join(f"\n\ndef test_{word}(limit):\n    assert limit == LIMIT\n" for word in ("a", "b"))
    Path("tests/test_shared.py").write_text(fixture + tests)
    args = ["split", "tests/test_shared.py", "--max-tests", "1", "--helpers", how]
    assert CliRunner().invoke(app, args).exit_code == 0
    assert run("tests/test_shared.py.DEPRECATED").exit_code == 0


def test_a_retired_original_alone_finds_fixtures_in_the_conftest_that_was_there(project: Path) -> None:
    there = Path("tests/conftest.py")
    there.write_text("import pytest\n\n\n@pytest.fixture\ndef other():\n    return 1\n")
    fixture = "import pytest\n\n\n@pytest.fixture\ndef limit():\n    return 2\n"
    tests = "".join(f"\n\ndef test_{word}(limit):\n    assert limit == 2\n" for word in ("a", "b"))
    Path("tests/test_shared.py").write_text(fixture + tests)
    args = ["split", "tests/test_shared.py", "--max-tests", "1", "--helpers", "conftest"]
    assert CliRunner().invoke(app, args).exit_code == 0
    done = run("tests/test_shared.py.DEPRECATED")
    assert (done.exit_code, done.stdout) == (0, "")
    there.write_text(there.read_text().replace("return 2", "return 3"))
    done = run("tests/test_shared.py.DEPRECATED")
    assert done.exit_code == 1
    assert "the fixture limit is edited" in done.stdout


def test_a_conftest_that_has_another_fixture_of_that_name_is_not_asked(project: Path) -> None:
    fixture = "import pytest\n\n\n@pytest.fixture\ndef limit():\n    return {}\n"
    tests = "".join(f"\n\ndef test_{word}(limit):\n    assert limit == 2\n" for word in ("a", "b"))
    Path("tests/conftest.py").write_text(fixture.format(1))
    Path("tests/test_shared.py").write_text(fixture.format(2) + tests)
    args = ["split", "tests/test_shared.py", "--max-tests", "1"]
    assert CliRunner().invoke(app, args).exit_code == 0
    assert run("tests/test_shared.py.DEPRECATED").exit_code == 0


def test_an_original_that_was_left_beside_its_parts_has_its_tests_twice(project: Path) -> None:
    for name, text in SPLIT.items():
        Path(f"tests/test_{name}.py").write_text(text)
    done = run("--base", "HEAD")
    assert done.exit_code == 1
    assert done.stdout.count("error S902") == 3
    assert "tests/test_a.py:22 test_add is here and, as it is, at tests/test_big.py:22" in done.stdout
    Path("tests/test_b.py").unlink()
    Path("tests/test_a.py").write_text("def test_sub():\n    assert 3\n")  # another of that name
    assert run("--base", "HEAD").exit_code == 0


def test_the_page_names_all_kinds_that_may_be_allowed() -> None:
    page = (PROJECT / "docs/how-to/assistants.md").read_text(encoding="utf-8")
    kinds = page[page.index("The kinds are") : page.index("a note.\n", page.index("The kinds are"))]
    assert re.findall(r"`([\w-]+)`", kinds) == [kind.value for kind in DifferenceKind]


def test_where_nothing_moved_that_is_said(project: Path) -> None:
    Path("tests/test_other.py").write_text("def test_p():\n    assert 2\n")
    done = run("--base", "HEAD")
    assert done.exit_code == 1
    assert done.stderr == "no test moved from one file to another; 1 lost\n"


def test_where_tests_went_is_looked_for_everywhere_and_told_of_what_is_asked(project: Path) -> None:
    Path("tests/test_big.py").unlink()
    Path("tests/test_other.py").unlink()
    for name, text in SPLIT.items():
        Path(f"test_{name}.py").write_text(text)
    done = run("--base", "HEAD", "tests/test_big.py")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.startswith("1 file into 2: 3 of 3 tests")
    assert run("--base", "HEAD", "test_a.py").exit_code == 0
    lost = run("--base", "HEAD", "tests")
    assert (lost.exit_code, lost.stdout.count("S901")) == (1, 1)
    Path("test_other_new.py").write_text("def (:\n")
    assert run("--base", "HEAD", "tests/test_big.py").exit_code == 0
    assert run("--base", "HEAD", ".").exit_code == 2


def test_what_is_no_file_of_the_repository_is_not_looked_at(project: Path) -> None:
    Path("tests/test_gone.py").symlink_to("nowhere.py")
    Path("tests/test_linked.py").symlink_to("test_big.py")
    assert run("--base", "HEAD").exit_code == 0
    Path("tests/test_other.py").unlink()
    assert run("--base", "HEAD", "tests/test_other.py").exit_code == 1


def test_a_side_that_can_not_be_read_is_named(project: Path) -> None:
    was = {"test_big.py": b"def (:\n"}
    proof = prove(Change(was, {"test_big.py": BEFORE.encode()}))
    assert [one.message.startswith("as it was: ") for one in proof.problems] == [True]


@pytest.mark.parametrize(
    ("args", "code"),
    [
        ((), ""),
        (("--head", "x"), ""),
        (("--allow", "z"), ""),
        (("--base", "nowhere"), "S917"),
        (("--base", "HEAD^"), "S917"),
        (("--base", "tests/test_big.py"), "S917"),
        (("--base", "HEAD", "test/test_big.py"), "S924"),
        (("--base", "HEAD", "/"), "S924"),
        (("x.py", "y.py"), "S711"),
        (("tests/test_big.py", "tests"), "S711"),
    ],
)
def test_what_can_not_be_looked_at_is_exit_code_2(project: Path, args: tuple[str, ...], code: str) -> None:
    done = run(*args)
    assert done.exit_code == 2
    assert f"error {code}" in done.stderr or not code


def test_without_git_there_is_no_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("--base", "main")
    assert (done.exit_code, done.stderr.partition("\n")[0]) == (
        2,
        "error S925 this folder is not in a git work tree",
    )


def test_a_shallow_clone_is_told_to_be_one(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _git("commit", "-q", "--allow-empty", "-m", "next")
    _git("clone", "-q", "--depth", "1", f"file://{project}", "clone")
    monkeypatch.chdir("clone")
    done = run("--base", "HEAD^")
    assert (done.exit_code, "error S922 HEAD has no parent here" in done.stderr) == (2, True)
    monkeypatch.chdir(project)
    _git("branch", "other", "HEAD^")
    monkeypatch.chdir("clone")
    _git("fetch", "-q", "--depth", "1", "origin", "other:other")
    done = run("--base", "other")
    assert (done.exit_code, "error S922 other and HEAD have no commit in common" in done.stderr) == (2, True)


def test_every_form_tells_it(project: Path) -> None:
    Path("a.py").write_text(HEAD + ADD)
    files = ("tests/test_big.py", "a.py")
    document = json.loads(run(*files, "--output-format", "json").stdout)
    assert document["exit_code"] == 1
    lost = [one for one in document["differences"] if one["kind"] == "lost"]
    assert [one["before"] for one in lost] == [
        {"path": "tests/test_big.py", "line": 28},
        {"path": "tests/test_big.py", "line": 33},
    ]
    sarif = json.loads(run(*files, "--output-format", "sarif").stdout)
    assert {one["ruleId"] for one in sarif["runs"][0]["results"]} >= {"S901"}
    suite = ElementTree.fromstring(run(*files, "--output-format", "junit").stdout)[0]
    assert {case.get("name") for case in suite.iter("testcase")} >= {"tests/test_big.py:28"}
    assert (
        int(suite.get("failures", "")) == len(list(suite.iter("failure"))) == len(suite.findall("testcase"))
    )
    Path("b.py").write_text(BEFORE)
    fine = run("tests/test_big.py", "b.py", "--output-format", "junit").stdout
    assert [case.get("name") for case in ElementTree.fromstring(fine).iter("testcase")] == ["nothing is lost"]
    assert "::error file=tests/test_big.py,line=28" in run(*files, "--output-format", "github").stdout
    assert (
        "<b>error S901</b> <code>tests/test_big.py:28</code>"
        in run(*files, "--output-format", "markdown").stdout
    )


def test_a_comment_calls_nobody_and_is_none_where_nothing_moved(project: Path) -> None:
    assert run("--base", "HEAD", "--output-format", "markdown").stdout == ""
    was = {
        "test_a.py": b"@pytest.fixture\ndef x__y__():\n    assert '@octocat'\n\n\ndef test_z():\n    pass\n"
    }
    said = markdown.to_text(prove(Change(was, {"test_b.py": b"def test_z():\n    # @me #7\n    pass\n"})))
    assert said.startswith(markdown.MARK)
    assert "x&#95;&#95;y" in said
    assert not re.search(
        r"[@#]\w", re.sub(r"<(pre|code)>.*?</\1>", "", said, flags=re.DOTALL).replace("&#", "")
    )


@pytest.fixture
def action(project: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The script of the action's step, with a `gh` that writes down how it is called."""
    bin = project / "bin"
    bin.mkdir()
    (bin / "gh").write_text('#!/bin/sh\necho "$@" >> gh.log\ncase "$*" in *paginate*) cat id ;; esac\n')
    (bin / "gh").chmod(0o755)
    (project / "id").write_text("")
    splitter = bin / "splitter"
    splitter.write_text(f'#!/bin/sh\nexec {sys.executable} -m splitter "$@"\n')
    splitter.chmod(0o755)
    for name, value in {
        "PATH": f"{bin}:{os.environ['PATH']}",
        "PYTHONPATH": str(PROJECT),
        "SPLITTER": "splitter",
        "RUNNER_TEMP": str(project),
        "GITHUB_STEP_SUMMARY": str(project / "summary.md"),
        "GITHUB_REPOSITORY": "o/r",
        "INPUT_BASE": "HEAD",
        "INPUT_ARGS": "",
        "INPUT_PATHS": ".",
        "GH_TOKEN": "t",
        "PULL_REQUEST": "7",
    }.items():
        monkeypatch.setenv(name, value)
    lines = (PROJECT / "action.yml").read_text().split("- name: Prove that moved tests lost nothing")[1]
    return dedent(lines.partition("run: |\n")[2].partition("\n    - ")[0])


def _step(script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", "-e", "-c", script], capture_output=True, text=True, check=False)


def test_the_action_fails_and_comments_once(project: Path, action: str) -> None:
    assert _step(action).returncode == 0
    assert "POST" not in Path("gh.log").read_text()
    Path("tests/test_big.py").unlink()
    Path("tests/test_a.py").write_text(SPLIT["a"])
    failed = _step(action)
    assert failed.returncode == 1
    assert "::error file=tests/test_big.py" in failed.stdout
    assert "S901" in Path("summary.md").read_text()
    assert "POST repos/o/r/issues/7/comments -F body=@" in Path("gh.log").read_text()
    Path("id").write_text("42\n")
    Path("tests/test_b.py").write_text(SPLIT["b"])
    assert _step(action).returncode == 0
    assert "PATCH repos/o/r/issues/comments/42 -F body=@" in Path("gh.log").read_text()


def test_what_only_a_block_binds_is_missing_where_it_may_not() -> None:
    flag = "HAS = True\n"
    block = "try:\n    import bank\nexcept ImportError:\n    HAS = False\n\n\n"
    one, two = (f"def test_{word}():\n    assert HAS\n" for word in ("one", "two"))
    parts = after(one=flag + block + one, two=block + two)
    assert told(flag + block + one + "\n\n" + two, parts) == [("S910", "test_two.py")]
    whole = after(one=flag + block + one, two=flag + block + two)
    assert not told(flag + block + one + "\n\n" + two, whole)
    assert not told(block + one + "\n\n" + two, after(one=block + one, two=block + two))
