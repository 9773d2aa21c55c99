"""One program, run to its end or to its time limit, with its output in files."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_GLANCE = 0.05
"""Seconds between two looks whether to stop."""

_MOST = 16 << 20
"""The bytes of an output that are looked at; all of it is kept."""


class Stopped(Exception):
    """The run was called off; its process is gone."""


@dataclass(frozen=True)
class Done:
    """A program that has ended."""

    status: int | None
    """Its exit status, negative for a signal; ``None`` when the time limit ended it."""
    stdout: str
    stderr: str
    seconds: float

    @property
    def killed(self) -> bool:
        """Whether a signal ended it, seen directly or through a shell or another wrapper."""
        return self.status is not None and (self.status < 0 or 128 < self.status <= 128 + 64)


def execute(
    command: Sequence[str],
    *,
    folder: Path,
    environment: Mapping[str, str],
    timeout: float,
    output: Path,
    stop: Callable[[], bool],
) -> Done:
    """Run ``command`` in ``folder``; what it prints goes to ``output`` with ``.out`` and ``.err`` added.

    Raises ``OSError`` when it can't be started, and ``Stopped`` when ``stop()`` comes true. Whatever
    ends it ends the processes that it started and that stayed in its group.
    """
    out, err = output.with_name(f"{output.name}.out"), output.with_name(f"{output.name}.err")
    start = time.monotonic()
    with out.open("wb") as stdout, err.open("wb") as stderr:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
            start_new_session=True,
        )
        try:
            status = _wait(process, start + timeout, stop)
        except BaseException:
            _kill(process)
            raise
        if status is None:
            _kill(process)
    return Done(status, _text(out), _text(err), time.monotonic() - start)


def _wait(process: subprocess.Popen[bytes], deadline: float, stop: Callable[[], bool]) -> int | None:
    """The exit status, or ``None`` when the time is over."""
    while (status := _glance(process)) is None:
        if stop():
            raise Stopped
        if time.monotonic() > deadline:
            return None
    return status


def _glance(process: subprocess.Popen[bytes]) -> int | None:
    try:
        return process.wait(_GLANCE)
    except subprocess.TimeoutExpired:
        return None


def _kill(process: subprocess.Popen[bytes]) -> None:
    if os.name != "nt":
        with suppress(ProcessLookupError):  # it may just have ended by itself
            os.killpg(process.pid, signal.SIGKILL)
    else:  # pragma: no cover - no process groups there
        process.kill()
    process.wait()


def _text(file: Path) -> str:
    with file.open("rb") as stream:
        return stream.read(_MOST).decode("utf-8", "replace")
