"""Why two tests stay together: a chain of reasons, exactly where the planner ties them."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path

import pytest
from typer.testing import CliRunner

from splitter.config.settings import Settings
from splitter.languages import language_of
from splitter.model.finding import Refused
from splitter.planning.dependencies import bindings
from splitter.planning.part_sizes import is_shareable, shares_of
from splitter.planning.reasons import reasons
from splitter.planning.tied_tests import atoms
from splitter.reading.source import decode
from splitter.reporting.reasons import told
from tests.conftest import app

PYTHON = """\
CALLS = []
SEEN = {}


def both():
    test_called()


def test_caller():
    both()


def test_called():
    CALLS.append(1)


def test_looks():
    assert CALLS and SEEN


def test_fills():
    SEEN["x"] = 1


def test_alone():
    pass


class TestBox:
    def test_one(self):
        self.test_two()

    def test_two(self):
        pass

    def test_three(self):
        self.test_two()

    def test_four(self):
        pass


class TestWhole:
    seen = []

    def test_one(self):
        self.seen.append(1)

    def test_other(self):
        assert self.seen


class TestFills:
    def test_item(self):
        SEEN["y"] = 1

    def test_nothing(self):
        pass


class TestBase:
    def test_base(self):
        pass


class TestDerived(TestBase):
    def test_own(self):
        pass


class TestLeft:
    def test_left(self):
        pass


class TestRight:
    def test_right(self):
        pass


PAIR = dict(left=TestLeft, right=TestRight)
"""

MOJO = """\
from testing import assert_true


fn test_a() raises:
    test_b()


fn test_b() raises:
    assert_true(True)


fn test_c() raises:
    test_b()


fn test_d() raises:
    assert_true(True)


fn main() raises:
    test_a()
    test_b()
    test_c()
    test_d()
"""

SHARE_SEEN = "they share SEEN (line 2), which test_fills (line 21) changes"


def _steps(text: str, one: str, other: str, path: str = "test_x.py") -> list[str]:
    found = reasons(decode(path, text.encode()), Settings(), one, other)
    return [f"{step.one} - {step.other}: {step.reason}" for step in found.steps]


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [
        (
            "test_caller",
            "test_called",
            ["test_caller - test_called: test_caller uses both (line 5), which uses test_called (line 13)"],
        ),
        (
            "test_called",
            "test_fills",
            [
                "test_called - test_looks: they share CALLS (line 1), which test_called (line 13) changes",
                f"test_looks - test_fills: {SHARE_SEEN}",
            ],
        ),
        (
            "test_looks",
            "test_caller",
            [
                "test_looks - test_caller: they share CALLS (line 1), which test_called (line 13) changes; "
                "test_caller uses both (line 5), which uses test_called (line 13)"
            ],
        ),
        (
            "TestBox::test_one",
            "TestBox::test_three",
            [
                "TestBox::test_one - TestBox::test_two: test_one uses test_two",
                "TestBox::test_two - TestBox::test_three: test_three uses test_two",
            ],
        ),
        (
            "TestWhole::test_one",
            "test_other",
            [
                "TestWhole::test_one - TestWhole::test_other: TestWhole stays whole: its tests share seen, "
                "which one of them changes"
            ],
        ),
        (
            "TestFills::test_item",
            "TestFills::test_nothing",
            [
                "TestFills::test_item - TestFills::test_nothing: TestFills stays whole, as it is tied to "
                f"test_looks: {SHARE_SEEN}"
            ],
        ),
        (
            "TestDerived::test_own",
            "TestBase::test_base",
            ["TestDerived::test_own - TestBase::test_base: TestDerived uses TestBase (line 61)"],
        ),
        (
            "TestLeft::test_left",
            "TestRight::test_right",
            ["TestLeft::test_left - TestRight::test_right: line 81 uses both"],
        ),
        ("test_alone", "test_fills", []),
        ("TestBox::test_one", "TestBox::test_four", []),
    ],
)
def test_the_chain_goes_from_one_test_to_the_other(one: str, other: str, steps: list[str]) -> None:
    assert _steps(PYTHON, one, other) == steps


def test_a_chain_in_mojo() -> None:
    assert _steps(MOJO, "test_a", "test_c", "test_x.mojo") == [
        "test_a - test_b: test_a uses test_b (line 8)",
        "test_b - test_c: test_c uses test_b (line 8)",
    ]
    assert not _steps(MOJO, "test_a", "test_d", "test_x.mojo")


@pytest.mark.parametrize(("path", "text"), [("test_x.py", PYTHON), ("test_x.mojo", MOJO)])
def test_there_are_reasons_exactly_where_the_planner_ties(path: str, text: str) -> None:
    source, language = decode(path, text.encode()), language_of(path)
    assert language is not None
    module = language.read(source, Settings(max_tests=1))
    home: dict[str, tuple[int, ...] | tuple[str, ...]] = {}
    for atom in atoms(bindings(module)):
        if is_shareable(module, atom):
            home.update(
                {
                    t: one.members
                    for one in shares_of(module, module.units[atom.units[0]])
                    for t in one.members
                }
            )
        else:
            home.update({test.name: atom.units for i in atom.units for test in module.units[i].tests})
    for one, other in combinations(home, 2):
        steps = reasons(source, Settings(), one, other).steps
        assert bool(steps) == (home[one] == home[other]), (one, other)
        assert not steps or (steps[0].one, steps[-1].other) == (one, other)
        assert all(before.other == after.one for before, after in pairwise(steps))


def test_a_file_that_is_refused_is_refused_here_too() -> None:
    with pytest.raises(Refused) as refused:
        _steps("def test_a(:\n    pass\n", "test_a", "test_b")
    assert [found.code for found in refused.value.findings] == ["S103"]


def test_the_answer_in_lines() -> None:
    source = decode("test_x.py", PYTHON.encode())
    assert list(told(reasons(source, Settings(), "test_alone", "test_four"))) == [
        "test_x.py: test_alone and TestBox::test_four are not tied: they may go to different parts"
    ]
    assert list(told(reasons(source, Settings(), "test_looks", "test_fills"))) == [
        "test_x.py: test_looks and test_fills stay together:",
        f"  test_looks - test_fills: {SHARE_SEEN}",
    ]


@pytest.fixture
def file(tmp_path: Path) -> str:
    (tmp_path / "test_x.py").write_text(PYTHON)
    return str(tmp_path / "test_x.py")


def test_the_command_answers_and_writes_nothing(file: str) -> None:
    done = CliRunner().invoke(app, ["plan", file, "--why", "test_looks", "test_fills"])
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        f"{file}: test_looks and test_fills stay together:\n  test_looks - test_fills: {SHARE_SEEN}\n"
    )
    assert [path.name for path in Path(file).parent.iterdir()] == ["test_x.py"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (
            ["--why", "test_look", "test_fills"],
            "'test_look' is no test of test_x.py (did you mean 'test_looks'?)",
        ),
        (["--why", "TestBox", "test_fills"], "'TestBox' is no test of test_x.py"),
        (["--why", "test_fills", "test_fills"], "both tests are test_fills"),
        (["--why", "test_looks", "test_fills", "-o", "plan.json"], "--why writes nothing"),
        (["--why", "test_looks", "test_fills", "other.py"], "two tests of one FILE"),
    ],
)
def test_what_can_not_be_answered_ends_with_2(file: str, args: list[str], said: str) -> None:
    done = CliRunner().invoke(app, ["plan", file, *args])
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in " ".join(done.stderr.replace("│", " ").split())
