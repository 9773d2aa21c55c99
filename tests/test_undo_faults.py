"""What becomes of the original, and its undo: every call fails in turn, and the process is killed after each.

The same as test_transaction_faults.py asks, for every way to retire an original and for taking each back;
the history must go with the tree: a split that happened can be undone, one that did not is forgotten.
"""

from __future__ import annotations

import itertools
import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from splitter.model.finding import Refused
from splitter.model.plan import OutputFile, Part, Plan, Retirement
from splitter.model.references import Edit
from splitter.transaction import Outcome, apply, recover, recover_project, undo
from splitter.transaction.history import FOLDER
from tests.conftest import Drawn
from tests.test_transaction_faults import (
    ERRORS,
    OLD,
    PARTS,
    Action,
    Killed,
    Task,
    at,
    count,
    dying,
    forked,
    planned,
    raising,
    run,
    sending,
    tree,
)

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="needs fork and SIGKILL")]

TEXT = OLD["test_x.py"]
RETIRED = "test_x.py.DEPRECATED"
FOLLOWS = (
    Edit("conftest.py", b"import os", b"import os\n\n\n@pytest.fixture\ndef one(): ..."),
    Edit("x.moved", b"one\n", None),
    Edit("x_a.moved", None, b"one\n"),
    Edit("x.divided", b"a\nb\n", None),
    Edit("x_a.divided", None, b"a\n"),
    Edit("x_b.divided", None, b"b\n"),
)
"""What becomes of other files in the way of that name."""


def before(edits: Sequence[Edit]) -> dict[str, bytes]:
    """Other files as they are before a split."""
    return {edit.path: edit.before for edit in edits if edit.before is not None}


def after(edits: Sequence[Edit]) -> dict[str, bytes]:
    """Other files as they are after it."""
    return {edit.path: edit.after for edit in edits if edit.after is not None}


WAYS = {
    "rename": (Retirement("rename"), {**PARTS, RETIRED: TEXT}),
    "notice": (Retirement("rename", b"# note\n" + TEXT), {**PARTS, RETIRED: b"# note\n" + TEXT}),
    "delete": (Retirement("delete"), PARTS),
    "keep": (Retirement("keep"), {**PARTS, **OLD}),
    "follow": (Retirement("rename"), {**PARTS, RETIRED: TEXT, **after(FOLLOWS)}),
    "stub": (Retirement("stub", b"# elsewhere\n"), {**PARTS, "test_x.py": b"# elsewhere\n"}),
    "rest": (
        Retirement("rest", b"def test_c(): ...\n"),
        {**PARTS, "test_x.py": b"def test_c(): ...\n"},
    ),
}

QUICK = [("follow", True), ("stub", False), ("rest", True)]
"""The ways that differ most in what they call; the others are tried where it may take long."""


def each(pairs: Iterable[tuple[str, bool]]) -> pytest.MarkDecorator:
    """Those ways of retirement, on file systems with hard links or without."""
    found = [
        pytest.param(way, links, id=f"{way}-{'links' if links else 'no-links'}", marks=_marks(way, links))
        for way, links in pairs
    ]
    return pytest.mark.parametrize(("way", "links"), found)


def _marks(way: str, links: bool) -> list[pytest.MarkDecorator]:
    return [] if (way, links) in QUICK else [pytest.mark.exhaustive]


each_way_and_links = each(
    [*((way, True) for way in WAYS), ("rename", False), ("stub", False), ("rest", False)]
)
every_way_and_links = each(itertools.product(WAYS, (True, False)))
both_links = pytest.mark.parametrize(
    "links",
    [pytest.param(True, id="links"), pytest.param(False, id="no-links", marks=pytest.mark.exhaustive)],
)


def fresh(folder: Path, way: str) -> Plan:
    """A new folder with an original of an odd mode, and its plan."""
    plan = replace(planned(folder), retirement=WAYS[way][0])
    if way == "follow":
        for name, data in before(FOLLOWS).items():
            (folder / name).write_bytes(data)
        plan = replace(plan, edits=FOLLOWS)
    if way == "rest":
        stays = OutputFile("test_x.py", "", WAYS[way][0].data or b"")
        part = Part("test_x.py", "rest", "other", "X", (), ())
        plan = replace(plan, parts=(part, *plan.parts), outputs=(stays, *plan.outputs))
    Path(plan.path).chmod(0o640)
    return plan


def split(folder: Path, way: str) -> Path:
    """A new folder in which the split has been carried out; the original's path."""
    plan = fresh(folder, way)
    run(partial(apply, plan), lambda _, call: call(), links=True)  # without flushes, to be quick
    return Path(plan.path)


def state(folder: Path, way: str) -> str:
    """``old`` or ``new``, history and modes included; anything else in words."""
    store = folder / FOLDER
    kept = sorted(path.suffix for path in store.iterdir()) if store.exists() else []
    found = tree(folder)
    old = OLD | (before(FOLLOWS) if way == "follow" else {})
    if found == old and kept == [] and (folder / "test_x.py").stat().st_mode & 0o777 == 0o640:
        return "old"
    if found == WAYS[way][1] and kept == ["", ".gz", ".json"]:
        return "new"
    return f"{sorted(found)} with {kept}"


def said(refused: Refused) -> tuple[str, ...]:
    """What the folder may hold after a refusal, and what a later run has made of it."""
    (found,) = refused.findings
    if "`splitter recover`, or any later run, finishes it or takes it back" in found.remedy:
        return ("old", "new")
    return ("new",) if found.code == "S472" else ("old",)


def calls(task: Task, *, links: bool) -> range:
    """The numbers of all calls that ``task`` makes when all goes well."""
    return range(count(task, links=links))


@pytest.fixture
def folders(tmp_path: Path) -> Iterator[Path]:
    """A folder that does not exist yet at each ``next``."""
    return (tmp_path / str(number) for number in itertools.count())


@every_way_and_links
def test_split_and_undo_go_there_and_back(way: str, links: bool, folders: Iterator[Path]) -> None:
    folder = next(folders)
    plan = fresh(folder, way)
    assert count(lambda: apply(plan), links=links)
    assert state(folder, way) == "new"
    assert count(lambda: undo(Path(plan.path)), links=links)
    assert state(folder, way) == "old"


@each_way_and_links
@pytest.mark.parametrize("when", ["instead", "after", "for good"])
def test_each_call_of_a_split_fails_in_turn(
    when: str, links: bool, way: str, folders: Iterator[Path], drawn: Drawn
) -> None:
    first = fresh(next(folders), way)
    errors = itertools.cycle(ERRORS)
    for k in drawn(calls(lambda: apply(first), links=links)):
        folder, number = next(folders), next(errors)
        plan = fresh(folder, way)
        trouble = raising(OSError(number, os.strerror(number)))
        try:
            run(partial(apply, plan), at(k, trouble, when), links=links)
        except Refused as refused:
            expected = said(refused)
        else:
            expected = ("new",)
        recover(folder)
        assert state(folder, way) in expected, f"call {k}, errno {number}"


@each_way_and_links
@pytest.mark.parametrize("when", ["instead", "after", "for good"])
def test_each_call_of_an_undo_fails_in_turn(
    when: str, links: bool, way: str, folders: Iterator[Path], drawn: Drawn
) -> None:
    first = split(next(folders), way)
    errors = itertools.cycle(ERRORS)
    for k in drawn(calls(lambda: undo(first), links=links)):
        folder, number = next(folders), next(errors)
        path = split(folder, way)
        trouble = raising(OSError(number, os.strerror(number)))
        refused = False
        try:
            run(partial(undo, path), at(k, trouble, when), links=links)
        except Refused:
            refused = True
        recover(folder)
        expected = {"old", "new"} if refused else {"old"}
        assert state(folder, way) in expected, f"call {k}, errno {number}"


@every_way_and_links
@pytest.mark.parametrize("what", ["split", "undo"])
def test_killed_after_each_call_in_turn(
    what: str, links: bool, way: str, folders: Iterator[Path], drawn: Drawn
) -> None:
    def begun() -> tuple[Path, Task]:
        folder = next(folders)
        if what == "split":
            return folder, partial(apply, fresh(folder, way))
        return folder, partial(undo, split(folder, way))

    folder, task = begun()
    outcomes: set[Outcome] = set()
    for k in drawn(calls(task, links=links)):
        folder, task = begun()
        kill = at(k, sending(signal.SIGKILL), "after")

        assert forked(partial(run, task, kill, links=links)) == signal.SIGKILL
        found = tree(folder)
        assert found.items() >= PARTS.items() or found.get("test_x.py") == TEXT, (
            f"call {k}: a test is nowhere"
        )
        outcomes |= {recovery.outcome for recovery in recover(folder)}
        assert state(folder, way) in ("old", "new"), f"call {k}"
        assert recover(folder) == []
    assert Outcome.STUCK not in outcomes


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_an_undo_that_is_asked_to_end_leaves_one_state_at_once(number: int, folders: Iterator[Path]) -> None:
    first = split(next(folders), "stub")
    for k in calls(lambda: undo(first), links=True):
        folder = next(folders)
        path = split(folder, "stub")

        def child(k: int = k, path: Path = path) -> None:
            signal.signal(number, signal.SIG_DFL)
            run(lambda: undo(path), at(k, sending(number), "before"), links=True)

        assert forked(child) == number, "the signal is not swallowed"
        assert state(folder, "stub") in ("old", "new"), f"call {k}: without any recovery"


@both_links
@pytest.mark.parametrize("what", ["split", "undo"])
@pytest.mark.parametrize("killed", [True, False], ids=["killed", "fails"])
def test_a_recovery_that_is_broken_off_is_recovered(
    killed: bool, what: str, links: bool, folders: Iterator[Path]
) -> None:
    def begun() -> tuple[Path, Task]:
        folder = next(folders)
        if what == "split":
            return folder, partial(apply, fresh(folder, "stub"))
        return folder, partial(undo, split(folder, "stub"))

    _, task = begun()
    breaks, errors = 0, itertools.cycle(ERRORS)
    for k in calls(task, links=links)[10::9]:
        for j in itertools.count(k % 3, 3):
            folder, task = begun()
            with pytest.raises(Killed):
                run(task, dying(k), links=links)
            done: list[int] = []
            fails = at(j, raising(OSError(next(errors), "no")), "instead")
            with suppress(Refused, Killed):
                run(partial(recover, folder), numbered(dying(j) if killed else fails, done), links=links)
            if max(done, default=0) < j:
                break
            breaks += 1
            recover(folder)
            assert state(folder, "stub") in ("old", "new"), f"killed at {k}, its recovery broken off at {j}"
    assert breaks > 50


def numbered(action: Action, done: list[int]) -> Action:
    """``action``, with the numbers of the calls that were made."""

    def act(number: int, call: Task) -> object:
        done.append(number)
        return action(number, call)

    return act


def test_any_run_in_the_project_clears_what_a_killed_one_left(folders: Iterator[Path]) -> None:
    """Wherever in the project it is begun; what the tree gets is the old or the new state."""
    first = fresh(next(folders), "rename")
    for k in calls(lambda: apply(first), links=True):
        top = next(folders)
        top.mkdir()
        (top / "pyproject.toml").touch()
        (top / "elsewhere").mkdir()
        plan = fresh(top / "tests", "rename")
        with pytest.raises(Killed):
            run(partial(apply, plan), dying(k), links=True)
        recover_project(top / "elsewhere")
        assert not list((top / "tests").glob(".splitter*")), f"call {k}"
        assert tree(top / "tests") in (OLD, WAYS["rename"][1]), f"call {k}"
