"""How many of the first tests it takes, by bisection."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Shows = Callable[[Sequence[str]], bool]
"""Whether these tests, run in this order in one process, show what is looked for."""


def shortest_prefix(tests: Sequence[str], shows: Shows) -> int:
    """How many of the first tests it takes, if all of ``tests`` are known to show it.

    The prefix shows it and the one that is a test shorter does not; where shorter ones show it again
    (it need not be monotonic), another answer would be as true.
    """
    shown, not_shown = len(tests), 0
    while shown - not_shown > 1:
        middle = (shown + not_shown) // 2
        if shows(tests[:middle]):
            shown = middle
        else:
            not_shown = middle
    return shown
