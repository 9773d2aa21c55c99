"""Work on many files in other processes: a few at a time, and none of them stops the rest.

What a worker may do to a file is a transaction of its own, so that a worker may be killed at any time.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

Start = Callable[[Executor, T], "Future[Any]"]


def processes(count: int) -> ProcessPoolExecutor:
    """``count`` worker processes, which end with this one, however that ends."""
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_begin_worker)


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
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[T, R]]:
    """Each task with what ``work`` made of it, as they are done; after ``stopped`` no new one is begun.

    No more than ``jobs + 1`` are under way at a time. ``lost`` says what becomes of a task whose work raised
    something or whose process died. ``start`` submits a task, if that takes more than its work.
    """
    begin: Start[T] = start or (lambda pool, task: pool.submit(work, task))
    waiting = list(reversed(tasks))
    while waiting and not stopped():
        pool = executor(min(jobs, len(waiting)))
        under_way: dict[Future[Any], T] = {}
        died: list[T] = []
        try:
            while (waiting and not died and not stopped()) or under_way:
                while waiting and not died and not stopped() and len(under_way) <= jobs:
                    task = waiting.pop()
                    try:
                        under_way[begin(pool, task)] = task
                    except BrokenProcessPool:
                        died.append(task)
                if not under_way:
                    break
                done, _ = wait(under_way, return_when=FIRST_COMPLETED)
                for future in done:
                    task = under_way.pop(future)
                    if isinstance(future.exception(), BrokenProcessPool):
                        died.append(task)
                    else:
                        yield task, _result(future, task, lost)
        finally:
            pool.shutdown(wait=True)
        for task in died:
            # One of these killed the process that the others were in, too: each gets its own.
            yield task, _alone(task, begin, lost, executor)


def _alone(task: T, begin: Start[T], lost: Callable[[T, str], R], executor: Callable[[int], Executor]) -> R:
    with executor(1) as pool:
        future: Future[R] = begin(pool, task)
        wait([future])
        return _result(future, task, lost)


def _result(future: Future[R], task: T, lost: Callable[[T, str], R]) -> R:
    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, BrokenProcessPool):
        return lost(task, "its process died (out of memory, or a crash of the parser)")
    return lost(task, f"{type(error).__name__}: {error}")


def _begin_worker() -> None:
    """In a worker: Ctrl-C is the parent's business, and a worker whose parent is gone ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
    os.kill(os.getpid(), signal.SIGTERM)  # after the transaction that is under way, if one is
