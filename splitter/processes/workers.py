"""Processes that work for this one, as an executor: the standard library's can't start isolated ones.

A call goes to a worker as a pickle over its standard input and what came of it back over its standard
output. A worker that dies takes nothing with it but the call that it was at work on.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import struct
import subprocess
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from queue import SimpleQueue
from typing import IO, Any, TypeVar

from splitter.processes.isolation import worker_command

R = TypeVar("R")

_LENGTH = struct.Struct(">Q")

_END = b""
"""The message that ends a worker."""


class Died(Exception):
    """The process that a call was made in ended before the call did."""

    def __init__(self) -> None:
        super().__init__("its process died (out of memory, or a crash of the parser)")


class Workers(Executor):
    """Up to ``count`` worker processes, started when needed; they end with this one, however that ends."""

    def __init__(self, count: int) -> None:
        self._threads = ThreadPoolExecutor(count, "worker", _leave_interrupts_to_the_main_thread)
        self._idle: deque[Worker] = deque()

    def submit(self, fn: Callable[..., R], /, *args: Any, **kwargs: Any) -> Future[R]:
        """As ``Executor.submit``; the future's exception is ``Died`` if the process did."""
        return self._threads.submit(self._call, pickle.dumps((fn, args, kwargs)))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """As ``Executor.shutdown``."""
        self._threads.shutdown(wait=wait, cancel_futures=cancel_futures)
        ending = [*self._idle]
        self._idle.clear()
        for worker in ending:
            worker.end()
        for worker in ending:
            worker.wait()

    def _call(self, message: bytes) -> Any:
        try:
            worker = self._idle.pop()  # atomic: a worker belongs to one thread at a time
        except IndexError:
            worker = Worker()
        try:
            answer = worker.call(message)
        except BaseException:
            worker.kill()
            raise
        self._idle.append(worker)
        result, error = pickle.loads(answer)
        if error is not None:
            raise error
        return result


class Worker:
    """One process, seen from here."""

    def __init__(self) -> None:
        command = worker_command(__name__)
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._calls, self._answers = self._process.stdin, self._process.stdout

    def call(self, message: bytes) -> bytes:
        """What it answers to a message; raises ``Died``."""
        try:
            _write(self._calls, message)
        except BrokenPipeError as error:
            raise Died from error
        answer = _read(self._answers)
        if answer is None:
            raise Died
        return answer

    def end(self) -> None:
        """Lets it go; it has nothing to do."""
        with suppress(BrokenPipeError):  # it has gone by itself
            _write(self._calls, _END)

    def wait(self) -> None:
        """Until it is gone."""
        self._close()

    def stop(self) -> None:
        """Ends it whatever it does; who waits for its answer is told that it ``Died``."""
        self._process.kill()

    def kill(self) -> None:
        """The same where nobody waits."""
        self.stop()
        self._close()

    def _close(self) -> None:
        with suppress(BrokenPipeError):  # what could not be written is tried once more
            self._calls.close()
        self._answers.close()
        self._process.wait()


def _leave_interrupts_to_the_main_thread() -> None:
    """Ctrl-C reaches all processes of a terminal; what a thread starts inherits that it waits there."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def main() -> None:
    """In a worker: carry out what comes, until that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    incoming, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints something does not print it into an answer
    calls: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_listen, args=(incoming, calls), daemon=True).start()
    while message := calls.get():
        _write(answers, _carried_out(message))
    gc.freeze()  # the end need not look for garbage among all that was read


def _listen(stream: IO[bytes], calls: SimpleQueue[bytes]) -> None:
    while (message := _read(stream)) is not None:
        calls.put(message)
        if message == _END:
            return
    os.kill(os.getpid(), signal.SIGTERM)  # the parent is gone: end, after the transaction that is under way


def _carried_out(message: bytes) -> bytes:
    try:
        work, args, kwargs = pickle.loads(message)
        return pickle.dumps((work(*args, **kwargs), None))
    except Exception as error:
        try:
            return pickle.dumps((None, error))
        except Exception:  # an error that holds what can't be sent
            return pickle.dumps((None, RuntimeError(f"{type(error).__name__}: {error}")))


def _write(stream: IO[bytes], message: bytes) -> None:
    stream.write(_LENGTH.pack(len(message)) + message)
    stream.flush()


def _read(stream: IO[bytes]) -> bytes | None:
    """The next message; ``None`` when none comes any more, or only a piece of one."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    message = stream.read(length)
    return message if len(message) == length else None
