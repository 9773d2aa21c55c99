"""Which tests it takes: the smallest set by delta debugging.

That is Zeller's and Hildebrandt's ddmin ("Simplifying and Isolating Failure-Inducing Input", 2002). It
asks a question about ordered sets of tests and knows nothing of how it is answered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from splitter.running.bisection import Shows


def smallest_set(
    tests: Sequence[str],
    shows: Shows,
    found: Callable[[Sequence[str]], None],
    silent: Sequence[Sequence[str]] = (),
) -> list[str]:
    """A set that shows it while every set with one test fewer does not, if ``tests`` shows it.

    ``found`` is told each smaller set, so that something is known when the search is broken off. A
    piece of a set that did not show it (``silent`` are such sets) is not tried on the way; the sets with
    one test fewer than the answer always are.
    """
    left = list(tests)
    pieces = 2
    known = [frozenset(one) for one in silent]

    def tried(chosen: Sequence[str]) -> bool:
        if shows(chosen):
            return True
        known.append(frozenset(chosen))
        return False

    while len(left) > 1:
        chunks = _cut(left, pieces)
        likely = [one for one in chunks if len(left) == 2 or not any(map(frozenset(one).issubset, known))]
        smaller = next((chunk for chunk in likely if tried(chunk)), None)
        if smaller is not None:
            left, pieces = smaller, 2
        else:
            rests = ([test for test in left if test not in chunk] for chunk in chunks) if pieces > 2 else ()
            rest = next((rest for rest in rests if tried(rest)), None)
            if rest is not None:
                left, pieces = rest, max(pieces - 1, 2)
            elif pieces == len(left):
                break
            else:
                pieces = min(2 * pieces, len(left))
        found(left)
    return left


def _cut(tests: Sequence[str], pieces: int) -> list[list[str]]:
    bounds = [len(tests) * number // pieces for number in range(pieces + 1)]
    return [list(tests[start:end]) for start, end in pairwise(bounds)]
