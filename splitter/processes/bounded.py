"""Calls that may take only so much time and memory, in a process that can be ended when they take more."""

from __future__ import annotations

import atexit
import pickle
import sys
import threading
from collections import deque
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from splitter.processes.workers import Died, Worker

P = ParamSpec("P")
R = TypeVar("R")

SECONDS = 2
"""Processor time of one call."""

MEMORY = 256 * 2**20
"""Bytes that one call may have beside what its process has at the beginning."""

_WAIT = 60
"""Seconds after which a call has had its time, however busy the machine is."""

_idle: deque[Worker] = deque()
"""Processes that wait for a call: one for each thread that ever made one at the same time as another."""


class OutOfBounds(Exception):
    """A call took more than its share."""


def bounded(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """What ``work`` gives in another process; raises what it raises, and ``OutOfBounds``."""
    message = pickle.dumps((_within, (work, args, kwargs), {}))
    try:
        worker = _idle.pop()  # atomic: a worker belongs to one thread at a time
    except IndexError:
        worker = Worker()
    watch = threading.Timer(_WAIT, worker.stop)
    watch.start()
    try:
        answer = worker.call(message)
    except Died as died:
        worker.kill()
        raise OutOfBounds from died
    except BaseException:
        worker.kill()
        raise
    finally:
        watch.cancel()
    result, error = pickle.loads(answer)
    if isinstance(error, MemoryError):
        worker.kill()  # what it holds now is its beginning no more
        raise OutOfBounds from error
    _idle.append(worker)
    if error is not None:
        raise error
    made: R = result
    return made


@atexit.register
def _end() -> None:
    while _idle:
        _idle.pop().end()


def _within(work: Callable[..., R], args: tuple[Any, ...], kwargs: dict[str, Any]) -> R:
    """In the process: the bounds that the system can set, then the call."""
    if sys.platform != "win32":  # there the wait alone bounds a call
        _bound_time()
        _bound_memory()
    return work(*args, **kwargs)


if sys.platform != "win32":
    import resource

    def _bound_time() -> None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        _lower(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + SECONDS + 1)
        _lower(resource.RLIMIT_CORE, 0)

    @cache
    def _bound_memory() -> None:
        sizes = Path("/proc/self/statm")
        if sizes.exists():  # elsewhere the system does not keep to the bound either
            _lower(resource.RLIMIT_AS, int(sizes.read_text().split()[0]) * resource.getpagesize() + MEMORY)

    def _lower(what: int, bound: int) -> None:
        _, most = resource.getrlimit(what)
        resource.setrlimit(what, (bound if most == resource.RLIM_INFINITY else min(bound, most), most))
