"""Two originals that want one name: who gets which does not depend on anything but their paths."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

import splitter
from splitter.bulk.job import State
from splitter.bulk.migration import Lane, Listener, MigrationRequest, migrate
from splitter.config.settings import Settings
from splitter.model.surroundings import Surroundings
from splitter.planning.claims import queues
from splitter.planning.part_names import beginning, part_names
from splitter.text.file_names import folded, retired_name
from tests.conftest import BY_PREFIX, app, tree

pytestmark = pytest.mark.slow

SPLITTER = str(Path(sys.executable).parent / "splitter")
RUNNER = ("test_*.py", "*_test.py")


def run(*args: str) -> Result:
    return CliRunner().invoke(app, args)


def of_groups(*groups: str, words: int = 1) -> str:
    """Tests of some groups, six of each; ``words`` makes the file longer."""
    body = "    assert True\n" * words
    return "".join(f"def test_{group}_{n}():\n{body}\n\n" for group in groups for n in range(6))


def around(taken: Iterable[str]) -> Surroundings:
    return Surroundings(taken=frozenset(taken))


# The names of parts


@pytest.mark.parametrize(
    ("original", "pattern", "taken", "names"),
    [
        ("test_a.py", None, ["test_a_x.py"], ["test_a_x_2.py", "test_a_y.py"]),
        ("test_a.py", None, ["TEST_A_X.PY"], ["test_a_x_2.py", "test_a_y.py"]),
        ("test_a.py", None, ["test_a_x.py.DEPRECATED"], ["test_a_x_2.py", "test_a_y.py"]),
        ("test_a.py", None, ["test_a_x.py", "Test_a_x_2.py"], ["test_a_x_3.py", "test_a_y.py"]),
        ("a_test.py", None, ["a_x_test.py"], ["a_x_2_test.py", "a_y_test.py"]),
        ("test_a_layers.py", None, ["test_a_y_layers.py"], ["test_a_x_layers.py", "test_a_y_2_layers.py"]),
        ("test_a.py", "test_{group}", ["test_y.py"], ["test_x.py", "test_y_2.py"]),
        ("test_a.py", "{stem}_{n:02}", ["test_a_01.py"], ["test_a_02.py", "test_a_03.py"]),
        ("test_a.py", "{n}_{group}_test", ["1_x_test.py"], ["1_x_2_test.py", "2_y_test.py"]),
        ("test_a.py", None, ["test_a.py", "test_b_x.py", "test_a_x"], ["test_a_x.py", "test_a_y.py"]),
    ],
)
def test_a_name_that_is_taken_is_dodged(
    original: str, pattern: str | None, taken: list[str], names: list[str]
) -> None:
    found = part_names(original, ["x", "y"], pattern, RUNNER, around(taken))
    assert (list(found.names), found.findings) == (names, ())


def test_a_part_does_not_dodge_into_the_name_of_another() -> None:
    assert part_names("test_a.py", ["x", "x_2"], around=around(["test_a_x.py"])).names == (
        "test_a_x_3.py",
        "test_a_x_2.py",
    )


WORD = st.sampled_from(["test", "tests", "a", "b", "conv", "layers", "ops", "A", "2", "helpers"])
STEM = st.lists(WORD, min_size=1, max_size=4).map("_".join)
GROUPS = st.lists(st.lists(WORD, min_size=1, max_size=3).map("_".join), min_size=2, max_size=3, unique=True)
PATTERN = st.sampled_from(
    [None, "{stem}_{group}", "test_{group}", "{group}_{stem}", "x{stem}{n}_test", "{n}"]
)


@given(STEM, GROUPS, PATTERN, st.data())
def test_every_name_is_free_and_begins_as_it_was_said_to(
    stem: str, groups: list[str], pattern: str | None, data: st.DataObject
) -> None:
    original = f"{stem}.py"
    wanted = part_names(original, groups, pattern).names
    taken = data.draw(st.lists(st.sampled_from([*wanted, *map(retired_name, wanted)])))
    found = part_names(original, groups, pattern, around=around(taken))
    assert all(name.startswith(beginning(original, pattern)) for name in found.names)
    busy = {folded(name) for name in taken} - {folded(original)}
    assert not busy & {folded(each) for name in found.names for each in (name, retired_name(name))}
    assert len({*map(folded, found.names)}) >= len({*map(folded, wanted)})


# Which files wait for which


def rows(*names: str, **settings: str) -> list[list[str]]:
    return queues(names, lambda name: (name, Settings(**settings)))  # type: ignore[arg-type]


def test_only_files_that_may_want_one_name_are_in_one_row() -> None:
    assert rows("test_b.mojo", "test_a_x.mojo", "test_ab.mojo", "test_a.mojo", "sub/test_a.mojo") == [
        ["test_a.mojo", "test_a_x.mojo"],
        ["test_ab.mojo"],
        ["test_b.mojo"],
        ["sub/test_a.mojo"],
    ]
    assert rows("test_b.py", "test_a.py", "sub/test_a_x.py") == [
        ["test_a.py", "sub/test_a_x.py"],
        ["test_b.py"],
    ], "in no package both would be modules of the same names"
    assert rows("test_a_ops.py", "test_a_layers.py", "test_A.py") == [
        ["test_A.py", "test_a_layers.py", "test_a_ops.py"]
    ]
    assert rows("a_test.py", "test_a.py") == [["a_test.py", "test_a.py"]], "they want a_helpers.py both"
    assert rows("a_test.py", "test_a.py", helpers="copy") == [["a_test.py"], ["test_a.py"]]
    assert rows("a_test.py", "test_a.py", helpers="copy", layout="package") == [["a_test.py", "test_a.py"]]
    assert rows("test_a.py", "test_b.py", name="test_{group}") == [["test_a.py", "test_b.py"]]
    assert rows("test_a.py", "test_b.py", name="{stem}_{group}") == [["test_a.py"], ["test_b.py"]]


# Whole runs


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four files that want each other's names, the later ones bigger, so that they would be done first."""
    work = tmp_path / "work"
    work.mkdir()
    (work / "pyproject.toml").write_text(BY_PREFIX)
    (work / "test_one.py").write_text(of_groups("add_xen", "add_yak", "sub"))
    (work / "test_one_add.py").write_text(of_groups("xen", "yak", "Zoo", words=5))
    (work / "test_one_add_xen_ops.py").write_text(of_groups("ant", "bee", words=20))
    (work / "test_two.py").write_text(of_groups("ant", "bee"))
    (work / "TEST_ONE_SUB.py").write_text("def test_other(): pass\n")
    monkeypatch.chdir(work)
    return work


@pytest.fixture
def expected(project: Path) -> dict[str, bytes]:
    """What is made of them one after the other."""
    other = project.parent / "expected"
    shutil.copytree(project, other)
    done = subprocess.run([SPLITTER, "split", ".", "--jobs", "1", "-q"], cwd=other, check=False)
    assert done.returncode == 0
    return tree(other)


def test_the_earlier_path_has_the_name(expected: dict[str, bytes]) -> None:
    assert "test_one_sub_2.py" in expected
    for word in ("xen", "yak"):
        assert b"Split from test_one.py" in expected[f"test_one_add_{word}.py"]
        assert b"Split from test_one_add.py" in expected[f"test_one_add_{word}_2.py"]
    assert len([name for name in expected if name.endswith(".DEPRECATED")]) == 4


@pytest.mark.parametrize("jobs", [2, 5])
def test_it_is_the_same_for_every_number_of_jobs(
    project: Path, expected: dict[str, bytes], jobs: int
) -> None:
    migrate(MigrationRequest(("test_one_add_xen_ops.py", ".")), Lane(jobs), Listener())
    assert tree(project) == expected


def test_a_dry_run_a_plan_and_files_by_name_say_and_do_the_same(
    project: Path, expected: dict[str, bytes]
) -> None:
    names = sorted((path.name for path in project.glob("test_*.py")), reverse=True)
    before = tree(project)
    copies = {}
    for name in ("patch", "plan", "split"):
        copies[name] = project.parent / name
        shutil.copytree(project, copies[name])
    patch = subprocess.run([SPLITTER, "split", ".", "-n", "-q"], capture_output=True, check=True)
    assert run("plan", *names, "-o", "../plan.json").exit_code == 0
    assert tree(project) == before
    subprocess.run(["git", "apply", "-"], input=patch.stdout, cwd=copies["patch"], check=True)
    os.chdir(copies["plan"])
    assert run("apply", "../plan.json").exit_code == 0
    os.chdir(copies["split"])
    assert run("split", *names, "--dry-run").exit_code == 0
    assert run("split", *names).exit_code == 0
    assert [name for name, copy in copies.items() if tree(copy) != expected] == []


class Ending(Listener):
    """Stops after some files."""

    def __init__(self, after: int) -> None:
        self.left = after

    def done(self, outcome: object) -> None:
        self.left -= 1

    def stopped(self) -> bool:
        return self.left <= 0


def test_it_is_the_same_wherever_the_run_was_stopped(project: Path, expected: dict[str, bytes]) -> None:
    for after in range(1, 4):
        other = project.parent / f"stopped{after}"
        shutil.copytree(project, other)
        os.chdir(other)
        stopped = migrate(MigrationRequest((".",)), Lane(1), Ending(after))
        assert State.PENDING in {outcome.state for outcome in stopped.outcomes}
        migrate(MigrationRequest((".",)), Lane(2), Listener())
        assert tree(other) == expected


def test_shares_make_together_what_one_run_makes(project: Path, expected: dict[str, bytes]) -> None:
    before = tree(project)
    union: dict[str, bytes] = {}
    for number in (1, 2, 3):
        share = project.parent / f"share{number}"
        shutil.copytree(project, share)
        os.chdir(share)
        assert run("split", ".", "-q", "--shard", f"{number}/3").exit_code == 0
        made = {name: data for name, data in tree(share).items() if name not in before}
        assert not made.keys() & union.keys()
        union |= made
    assert union == {name: data for name, data in expected.items() if name not in before}


@pytest.mark.parametrize("retire", ["delete", "stub"])
def test_a_name_that_an_undo_needs_again_is_no_parts_name(project: Path, retire: str) -> None:
    (project / "test_one_sub.py").write_text(of_groups("qua", "rat"))
    (project / "TEST_ONE_SUB.py").unlink()
    before = tree(project)
    dry = run("split", ".", "-n", "--retire", retire)
    done = run("split", ".", "--retire", retire)
    assert (dry.exit_code, done.exit_code) == (0, 0)
    made = tree(project).keys() - before.keys()
    assert {f"+++ b/{name}" for name in made} <= set(dry.stdout.splitlines())
    assert run("undo", "--last").exit_code == 0
    assert tree(project) == before


def test_helpers_of_two_files_are_in_two_modules(project: Path) -> None:
    for path in project.glob("*.py"):
        path.unlink()
    helper = "def check(x):\n    assert x\n\n\n"
    for name in ("test_math.py", "math_test.py"):
        tests = of_groups("add", "sub").replace("assert True", "check(1)")
        (project / name).write_text(helper + tests)
    other = project.parent / "other"
    shutil.copytree(project, other)
    assert (
        run("plan", "test_math.py", "math_test.py", "--helpers", "module", "-o", "../p.json").exit_code == 0
    )
    assert run("split", ".", "--jobs", "2", "--helpers", "module").exit_code == 0
    assert {"math_helpers.py", "helpers_of_math_helpers.py"} <= set(tree(project))
    os.chdir(other)
    assert run("apply", "../p.json").exit_code == 0
    assert tree(other) == tree(project)


def test_one_file_of_a_folder_makes_its_conftest(project: Path) -> None:
    """The files are of one row: the names that they want have nothing else in common."""
    for name, word in (("test_stores.py", "store"), ("zebra_test.py", "herd")):
        tests = "".join(f"\n\ndef test_{n}({word}):\n    assert {word}\n" for n in ("a", "b"))
        (project / name).write_text(
            f"import pytest\n\n\n@pytest.fixture\ndef {word}():\n    return 1\n{tests}"
        )
    rows = queues(
        ["test_stores.py", "zebra_test.py"],
        lambda name: (str(project / name), Settings(helpers="conftest")),
    )
    assert len(rows) == 1
    assert run("split", str(project), "--max-tests", "1", "--helpers", "conftest").exit_code == 0
    assert "def store(" in (project / "conftest.py").read_text()
    assert "def herd(" in (project / "zebra_a_test.py").read_text()


@pytest.mark.parametrize("package", [False, True])
def test_parts_in_two_folders_are_two_modules(project: Path, package: bool) -> None:
    """In no package each is imported by its name alone, and pytest takes the second for an error."""
    for folder, name, groups in (("a", "test_six.py", ("add", "sub")), ("b", "test_six_add.py", ("x", "y"))):
        (project / folder).mkdir()
        (project / folder / name).write_text(of_groups(*groups, words=5))
        if package:
            (project / folder / "__init__.py").touch()
    (project / "c").mkdir()
    (project / "c" / "test_six_sub.py").touch()
    assert run("split", "a", "b", "--max-tests", "6").exit_code == 0
    names = sorted(path.name for path in [*project.glob("a/test*.py"), *project.glob("b/test*.py")])
    assert ("test_six_add.py" in names, "test_six_sub.py" in names) == (package, package)
    assert run("undo", "--last").exit_code == 0
    assert run("split", "a", "b", "--max-tests", "6", "--jobs", "2").exit_code == 0
    assert names == sorted(path.name for path in [*project.glob("a/test*.py"), *project.glob("b/test*.py")])


def test_parts_of_an_earlier_split_are_not_dodged(project: Path) -> None:
    assert run("split", "test_two.py", "--retire", "keep").exit_code == 0
    before = tree(project)
    for again in (("split", "test_two.py"), ("split", "test_two.py", "-n"), ("plan", "test_two.py")):
        done = run(*again, "--retire", "keep")
        assert (done.exit_code, "S452" in done.stderr) == (2, True), again
    assert tree(project) == before


def test_a_plan_says_what_a_split_would_refuse(project: Path) -> None:
    (project / "test_two.py.DEPRECATED").touch()
    done = run("plan", "test_two.py", "-o", "../plan.json")
    assert (done.exit_code, "S452" in done.stderr) == (2, True)
    assert splitter.plan("test_two.py").ok  # of the file alone
