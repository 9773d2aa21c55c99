"""Every call to the file system fails in turn, and the process is killed after each in turn.

Afterwards, with ``recover``, the folder holds the complete old tree or the complete new one.
"""

from __future__ import annotations

import errno
import hashlib
import itertools
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from splitter.model.catalogue import CATALOGUE
from splitter.model.finding import Limit, Refused
from splitter.model.plan import OutputFile, Part, Plan
from splitter.transaction import Outcome, apply, recover, system
from splitter.transaction.history import FOLDER
from splitter.transaction.system import System

OLD = {"test_x.py": b"def test_a(): ...\n\ndef test_b(): ...\n"}
PARTS = {"test_x_a.py": b"def test_a(): ...\n", "test_x_b.py": b"def test_b(): ...\n"}
NEW = {**PARTS, "test_x.py.DEPRECATED": OLD["test_x.py"]}
ERRORS = (errno.ENOSPC, errno.EACCES, errno.EIO)

Task = Callable[[], Any]
Action = Callable[[int, Task], Any]
"""Gets the number of a call and the call, and does what the test wants instead."""

both_ways = pytest.mark.parametrize("links", [True, False], ids=["links", "no-links"])

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="needs fork and SIGKILL")]


class Killed(BaseException):
    """What a killed process says from then on, to everything that it would still do."""


def planned(folder: Path) -> Plan:
    """A new folder with an original, and its plan."""
    folder.mkdir()
    (folder / "test_x.py").write_bytes(OLD["test_x.py"])
    return Plan(
        path=str(folder / "test_x.py"),
        sha256=hashlib.sha256(OLD["test_x.py"]).hexdigest(),
        size=0,
        language="python",
        tests=("test_a", "test_b"),
        limit=Limit(1),
        retired="test_x.py.DEPRECATED",
        parts=tuple(Part(name, "g", "g", "G", (), ()) for name in PARTS),
        outputs=tuple(OutputFile(name, "", data) for name, data in PARTS.items()),
    )


def tree(folder: Path) -> dict[str, bytes]:
    """Everything in the folder but the history."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != FOLDER}


def raising(error: BaseException) -> Callable[..., Any]:
    """A call that raises ``error``."""

    def fail(*_: object) -> None:
        raise error

    return fail


def sending(number: int) -> Task:
    """A call that sends the signal to this very process."""
    return lambda: os.kill(os.getpid(), number)


def run(task: Task, action: Action, *, links: bool) -> Any:
    """``task`` with each call to the file system numbered and handed to ``action``.

    Nothing is flushed, to be quick: a killed process does not lose what the system has. What is still
    open in the end is closed (and unlocked), as at the end of a process.
    """
    numbers = itertools.count()
    still_open: set[int] = set()
    calls = {field.name: getattr(System(), field.name) for field in fields(System)}
    calls["fsync"] = lambda _: None
    if not links:
        calls["link"] = raising(OSError(errno.EPERM, "no hard links here"))

    def opened(descriptor: int) -> int:
        still_open.add(descriptor)
        return descriptor

    def closed(descriptor: int) -> None:
        os.close(descriptor)
        still_open.remove(descriptor)

    calls |= {"open": lambda *arguments: opened(os.open(*arguments)), "close": closed}

    def wrap(call: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *arguments: action(next(numbers), lambda: call(*arguments))

    system.SYSTEM = System(**{name: wrap(call) for name, call in calls.items()})
    try:
        return task()
    finally:
        system.SYSTEM = System()
        for descriptor in still_open:
            os.close(descriptor)


def at(k: int, trouble: Task, when: str) -> Action:
    """``trouble`` at call ``k``: before it, after it, instead of it, or instead of it and all others."""

    def act(number: int, call: Task) -> Any:
        if number < k or (number > k and when != "for good"):
            return call()
        if when == "after":
            with suppress(OSError):  # a call that only looks, or tries
                call()
        trouble()
        return call() if when == "before" else None

    return act


def dying(k: int) -> Action:
    """Killed after call ``k``, without a process of its own; descriptors are closed as at its end."""

    def act(number: int, call: Task) -> Any:
        if number <= k:
            result = call()
        if number >= k:
            raise Killed
        return result

    return act


def count(task: Task, *, links: bool) -> int:
    """GitMode many calls ``task`` makes when all goes well."""
    seen: list[int] = []

    def act(number: int, call: Task) -> Any:
        seen.append(number)
        return call()

    run(task, act, links=links)
    return len(seen)


def forked(task: Task) -> int:
    """Runs ``task`` in a child process; the number of the signal that ended it, or 0."""
    child = os.fork()
    if child == 0:
        try:
            task()
        finally:
            os._exit(0)
    status = os.waitpid(child, 0)[1]
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


@pytest.fixture
def folders(tmp_path: Path) -> Iterator[Path]:
    """A folder that does not exist yet at each ``next``."""
    return (tmp_path / str(number) for number in itertools.count())


def points(folder: Path, *, links: bool) -> range:
    """The numbers of all calls that ``apply`` makes."""
    plan = planned(folder)
    number = count(lambda: apply(plan), links=links)
    assert tree(folder) == NEW
    return range(number)


@both_ways
@pytest.mark.parametrize("when", ["instead", "after", "for good"])
def test_each_call_fails_in_turn(when: str, links: bool, folders: Iterator[Path]) -> None:
    for k, number in itertools.product(points(next(folders), links=links), ERRORS):
        folder = next(folders)
        plan = planned(folder)
        trouble = raising(OSError(number, os.strerror(number)))
        try:
            run(partial(apply, plan), at(k, trouble, when), links=links)
        except Refused as refused:
            (found,) = refused.findings
            at_once = "can't be cleared now" not in found.message
            expected = ([NEW] if found.code == "S472" else [OLD]) if at_once else [OLD, NEW]
        else:
            at_once, expected = True, [NEW]
        assert at_once or when != "instead", f"call {k}, errno {number}: settled at once"
        if at_once and expected == [OLD] and when == "instead":
            assert tree(folder) == OLD, f"call {k}, errno {number}: rolled back at once"
        recover(folder)
        assert tree(folder) in expected, f"call {k}, errno {number}"


@both_ways
def test_each_flush_that_fails_is_said(links: bool, folders: Iterator[Path]) -> None:
    """Also when the original is retired already: what is not on the disk is not done."""
    flushes = 0
    for k in itertools.count():
        folder = next(folders)
        plan = planned(folder)
        seen = itertools.count()

        def fsync(_: int, k: int = k, seen: Iterator[int] = seen) -> None:
            if next(seen) == k:
                raise OSError(errno.EIO, "Input/output error")

        no_links: Any = raising(OSError(errno.EPERM, "no hard links here"))
        system.SYSTEM = System(fsync=fsync) if links else System(fsync=fsync, link=no_links)
        try:
            apply(plan)
        except Refused as refused:
            flushes += 1
            (found,) = refused.findings
            assert "Input/output error" in found.message
            assert tree(folder) == (NEW if found.code == "S472" else OLD), f"flush {k}"
        else:
            break
        finally:
            system.SYSTEM = System()
    assert flushes > 10
    assert next(seen) <= k + 1, "every flush was tried"


def test_a_file_system_that_is_read_only_is_said_in_one_sentence(tmp_path: Path) -> None:
    plan = planned(tmp_path / "x")

    def refuse(path: Path, *_: object) -> Any:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))

    def open_(path: Path, flags: int, *mode: int) -> int:
        return refuse(path) if flags & os.O_CREAT else os.open(path, flags, *mode)

    # To remove what is not there is refused, too: the kernel looks at the mount before the name.
    system.SYSTEM = System(open=open_, mkdir=refuse, unlink=refuse, link=refuse, replace=refuse, rmdir=refuse)
    try:
        with pytest.raises(Refused) as caught:
            apply(plan)
    finally:
        system.SYSTEM = System()
    (found,) = caught.value.findings
    assert (found.code, found.remedy) == ("S454", CATALOGUE["S454"].remedy)
    assert "Read-only file system" in found.message
    assert "begun" not in found.message


@both_ways
def test_each_call_is_broken_off_in_turn(links: bool, folders: Iterator[Path]) -> None:
    for k in points(next(folders), links=links):
        folder = next(folders)
        plan = planned(folder)
        with pytest.raises(KeyboardInterrupt):
            run(partial(apply, plan), at(k, raising(KeyboardInterrupt()), "instead"), links=links)
        recover(folder)
        assert tree(folder) in (OLD, NEW), f"call {k}"


@both_ways
def test_killed_after_each_call_in_turn(links: bool, folders: Iterator[Path]) -> None:
    outcomes = set()
    for k in points(next(folders), links=links):
        folder = next(folders)
        plan = planned(folder)
        kill = at(k, sending(signal.SIGKILL), "after")
        ended_by = forked(partial(run, partial(apply, plan), kill, links=links))

        assert ended_by == signal.SIGKILL
        found = tree(folder)
        assert found.items() >= OLD.items() or found.items() >= NEW.items(), f"call {k}: a test is nowhere"
        recoveries = recover(folder)
        outcomes |= {recovery.outcome for recovery in recoveries}
        assert tree(folder) in (OLD, NEW), f"call {k}"
        assert recover(folder) == []
    assert outcomes == {Outcome.ROLLED_BACK, Outcome.FINISHED}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_asked_to_end_at_each_call_in_turn(number: int, folders: Iterator[Path]) -> None:
    for k in points(next(folders), links=True):
        folder = next(folders)
        plan = planned(folder)

        def child(k: int = k, plan: Plan = plan) -> None:
            signal.signal(number, signal.SIG_DFL)
            run(lambda: apply(plan), at(k, sending(number), "before"), links=True)

        assert forked(child) == number, "the signal is not swallowed"
        assert tree(folder) in (OLD, NEW), f"call {k}: without any recovery"


@both_ways
def test_the_next_run_clears_what_a_killed_one_left(links: bool, folders: Iterator[Path]) -> None:
    for k in points(next(folders), links=links):
        folder = next(folders)
        plan = planned(folder)
        with pytest.raises(Killed):
            run(partial(apply, plan), dying(k), links=links)
        with suppress(Refused):  # where the killed run had retired the original already
            apply(plan)
        assert tree(folder) == NEW, f"call {k}"


@both_ways
@pytest.mark.parametrize("step", [7, pytest.param(1, marks=pytest.mark.exhaustive)])
def test_a_recovery_that_is_killed_is_recovered(links: bool, step: int, folders: Iterator[Path]) -> None:
    pairs = 0
    for k in points(next(folders), links=links)[::step]:
        for j in itertools.count():
            folder = next(folders)
            plan = planned(folder)
            with pytest.raises(Killed):
                run(partial(apply, plan), dying(k), links=links)
            try:
                run(partial(recover, folder), dying(j), links=links)
            except Killed:
                pairs += 1
            else:
                break
            recover(folder)
            assert tree(folder) in (OLD, NEW), f"killed at {k}, its recovery at {j}"
    assert pairs > 300 / step
