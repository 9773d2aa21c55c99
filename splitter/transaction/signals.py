"""Signals that ask the process to end wait until the folder is whole again."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from splitter.model.catalogue import finding
from splitter.model.finding import Refused

_ASKING = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
)


@contextmanager
def deferred() -> Iterator[Callable[[], None]]:
    """Within it such a signal is only remembered; afterwards it is delivered as if it came then.

    Gives a function that raises ``Refused`` (S459) once a signal has come: a step that may still be
    rolled back begins with it. A handler can't raise in the middle of a roll-back this way. Outside
    the main thread Python delivers no signals, so that there is nothing to defer.
    """
    if threading.current_thread() is not threading.main_thread():
        yield lambda: None
        return
    came: list[int] = []
    handlers = {number: signal.getsignal(number) for number in _ASKING}
    # None: a handler that was not set by Python and could not be put back.
    mine = {number: old for number, old in handlers.items() if old not in (None, signal.SIG_IGN)}

    def remember(number: int, _frame: Any) -> None:
        came.append(number)

    def check() -> None:
        if came:
            raise Refused(finding("S459", f"stopped by {signal.Signals(came[0]).name}"))

    try:
        for number in mine:
            signal.signal(number, remember)
        yield check
    finally:
        for number, old in mine.items():
            signal.signal(number, old)
        for number in dict.fromkeys(came):
            signal.raise_signal(number)
