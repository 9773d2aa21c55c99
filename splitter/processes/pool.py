"""Work on many files in other processes: a few at a time, and none of them stops the rest.

What a worker may do to a file is a transaction of its own, so that a worker may be killed at any time.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from typing import Any, TypeVar

from splitter.processes.workers import Died, Workers

T = TypeVar("T")
R = TypeVar("R")

Start = Callable[[Executor, T], "Future[Any]"]


def processes(count: int) -> Executor:
    """``count`` worker processes, which end with this one, however that ends."""
    return Workers(count)


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def run(
    tasks: Sequence[T],
    work: Callable[[T], R],
    lost: Callable[[T, str], R],
    executor: Callable[[int], Executor],
    *,
    jobs: int,
    start: Start[T] | None = None,
    then: Callable[[T], Iterable[T]] = lambda _: (),
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[T, R]]:
    """Each task with what ``work`` made of it, as they are done; after ``stopped`` no new one is begun.

    No more than ``jobs + 1`` are under way at a time. ``lost`` says what becomes of a task whose work raised
    something or whose process died. ``start`` submits a task, if that takes more than its work. ``then``
    gives the tasks that waited for one, when that was done and the caller has had what came of it.
    """
    begin: Start[T] = start or (lambda pool, task: pool.submit(work, task))
    waiting = list(reversed(tasks))
    if not waiting:
        return
    under_way: dict[Future[Any], T] = {}
    with executor(min(jobs, len(waiting))) as pool:
        while (waiting and not stopped()) or under_way:
            while waiting and not stopped() and len(under_way) <= jobs:
                task = waiting.pop()
                under_way[begin(pool, task)] = task
            done, _ = wait(under_way, return_when=FIRST_COMPLETED)
            for future in done:
                task = under_way.pop(future)
                yield task, _result(future, task, lost)
                waiting += then(task)


def _result(future: Future[R], task: T, lost: Callable[[T, str], R]) -> R:
    error = future.exception()
    if error is None:
        return future.result()
    return lost(task, str(error) if isinstance(error, Died) else f"{type(error).__name__}: {error}")
