"""``--interactive``: a key for one of the divisions that a file has."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from splitter.api import Planned

LEAVING = ("q", "Q", "\x1b", "\x04", "")
"""Keys after which a file stays as it is: q, escape, the end of what is typed."""

FIRST = ("\r", "\n")
"""Enter takes the first division, or what ``--choose`` says."""


def is_possible() -> bool:
    """Whether somebody sits at a terminal, to look and to press a key."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def chosen(made: Planned, anew: Callable[[int], Planned]) -> Planned | None:
    """The plan of the division that is asked for, ``anew`` if it is another; none if none is wanted."""
    from splitter.reporting.side_by_side import print_side_by_side

    plan = made.plan
    if not plan.ok or len(plan.offers) < 2:
        return made
    print_side_by_side(plan, sys.stderr)
    keys = {str(number): number for number in range(1, len(plan.offers) + 1)}
    print(
        f"{', '.join(keys)} or Enter for {plan.chosen}; q leaves the file as it is: ", end="", file=sys.stderr
    )
    sys.stderr.flush()
    number = _answer(keys, plan.chosen)
    print(number or "q", file=sys.stderr)
    if not number:
        return None
    return made if number == plan.chosen else anew(number)


def _answer(keys: dict[str, int], usual: int) -> int:
    """The number of a division; 0 for none. Other keys mean nothing."""
    with _keys() as pressed:
        while True:
            key = pressed()
            if key in keys:
                return keys[key]
            if key in FIRST:
                return usual
            if key in LEAVING:
                return 0


@contextmanager
def _keys() -> Iterator[Callable[[], str]]:
    """Gives one key after the other, without waiting for Enter; the terminal is as it was afterwards."""
    if sys.platform == "win32":
        import msvcrt

        yield msvcrt.getwch
        return
    import os
    import termios
    import tty

    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal, termios.TCSADRAIN)  # what was typed early counts
        yield lambda: os.read(terminal, 1).decode("latin-1")
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
