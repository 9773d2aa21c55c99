"""What is read once a run: one command, one call of the library, or a worker's share of a folder run.

A project is taken as it is when a run first looks at it; what the run itself may change is not asked here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")

_Answers = dict[Any, Any]
_kept: ContextVar[_Answers | None] = ContextVar("kept", default=None)


@contextmanager
def one_run(name: str = "") -> Iterator[None]:
    """A run, or more of the one that is under way; with a name more of the latest one of that name."""
    if _kept.get() is not None:
        yield
        return
    token = _kept.set(_answers(name) if name else {})
    try:
        yield
    finally:
        _kept.reset(token)


@contextmanager
def another_run() -> Iterator[None]:
    """A run of its own within the one that is under way: it asks all anew, and leaves no answer."""
    token = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(token)


@lru_cache(maxsize=1)
def _answers(name: str) -> _Answers:
    return {}


def once(function: Callable[P, R]) -> Callable[P, R]:
    """Has a function answer each question once a run; outside of one it answers each time."""

    @wraps(function)
    def asked(*args: P.args, **kwargs: P.kwargs) -> R:
        kept = _kept.get()
        if kept is None:
            return function(*args, **kwargs)
        question = (function, args, *kwargs.items())
        if question not in kept:
            kept[question] = function(*args, **kwargs)
        return cast("R", kept[question])

    return asked
