"""Which part each test of a version of the file goes to: where it is, else where those around it are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

Homes = Mapping[str, str]
"""The part of each test, by its name."""


def homes(
    tests: Sequence[str], known: Homes, ties: Iterable[Sequence[str]], before: Sequence[str] = ()
) -> dict[str, str]:
    """A part for each of the ``tests``, which are in their file's order.

    Those without a ``known`` one go to that of the tests that they must stay with, else of the one whose
    place they took in ``before``, else of their neighbour above in their class, else in the file.
    """
    found = {test: known[test] for test in tests if test in known}
    for tied in ties:
        parts = {found[test] for test in tied if test in found}
        if len(parts) == 1:
            found.update(dict.fromkeys(tied, parts.pop()))
    for test, old in _replacing(before, tests):
        if test not in found and old in known:
            found[test] = known[old]
    for is_near in (_is_of_class, lambda one, other: True):
        _beside(tests, found, is_near)
    return found


def _replacing(before: Sequence[str], tests: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Tests that stand where others of their class stood."""
    matcher = SequenceMatcher(None, before, tests, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind != "replace":
            continue
        for number, test in enumerate(tests[first:last]):
            old = before[min(start + number, end - 1)]
            if _is_of_class(old, test):
                yield test, old


def _is_of_class(one: str, other: str) -> bool:
    return one.rpartition("::")[0] == other.rpartition("::")[0]


def _beside(tests: Sequence[str], found: dict[str, str], is_near: Callable[[str, str], bool]) -> None:
    """Gives those without a part that of the nearest test above, else below, that is near enough."""
    for at, test in enumerate(tests):
        if test not in found:
            nearest = (*reversed(tests[:at]), *tests[at + 1 :])
            part = next((found[one] for one in nearest if one in found and is_near(one, test)), None)
            if part is not None:
                found[test] = part
