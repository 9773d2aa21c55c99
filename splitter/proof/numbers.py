"""Numbers of a runner that are others in a part: each must count what the part runs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from splitter.proof.readings import Flaw, short
from splitter.reading import Extent, Statement

_NUMBER = re.compile(r"\d(?:(?<!\w\d)|(?<=\\[nrt]\d))\d*")
"""Not of a name, as in ``test_conv2d``."""
_POSITION = re.compile(r"\[\s*(\d+)\s*/\s*(\d+)\s*\]")


def numberless(text: str) -> str:
    """The text with each number taken for the same."""
    return _NUMBER.sub("0", text)


def check_numbers(original: Statement, copy: Statement, *, enabling: bool) -> None:
    """Raises ``Flaw`` where a number of a runner's copy is neither the original's nor a count.

    A count of all that the original runs (or of what one of its prints or comments is about) may be the
    count of these in the part, and ``[3/25]`` the place among the part's own.
    """
    own = frozenset(_lines(original.text))
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for line in own:
        alike[numberless(line)].append(line)
    counts = _Counts(original, copy, enabling=enabling)
    for line in _lines(copy.text):
        known = () if line in own else alike.get(numberless(line), ())
        if known and not any(counts.allow(former, line) for former in known):
            raise Flaw(f"line {copy.line}: a number is neither the original's nor a count: {short(line)}")
    # Of two lines that differ in numbers alone each must have its own.
    for former, now in zip(original.always, copy.always, strict=True):
        if former != now and not counts.allow(former, now):
            raise Flaw(f"line {copy.line}: a number is not the original's there: {short(now)}")


def _lines(text: str) -> Iterator[str]:
    return (line.strip() for line in text.splitlines())


class _Counts:
    """What numbers of a runner may become in one copy of it."""

    def __init__(self, original: Statement, copy: Statement, *, enabling: bool) -> None:
        self._original, self._copy, self._enabling = original, copy, enabling
        self._about: defaultdict[str, set[Extent]] = defaultdict(set)
        for loose in original.loose:
            for line in _lines(loose.text):
                self._about[_bare(line)].update(extent for extent in loose.about if extent)

    def allow(self, former: str, line: str) -> bool:
        """Whether a line may be what ``former``, which differs in numbers alone, is in the copy."""
        places = {place for match in _POSITION.finditer(line) for place in (match.start(1), match.start(2))}
        changes = {
            (int(old[0]), int(new[0]))
            for old, new in zip(_NUMBER.finditer(former), _NUMBER.finditer(line), strict=True)
            if old[0] != new[0] and new.start() not in places
        }
        placed = not places or self._is_numbered()
        return placed and all(self._is_count(*change, line) for change in changes)

    def _is_numbered(self) -> bool:
        """Whether the places among all that the copy prints are 1, 2, 3, ... of so many."""
        prints = (loose.text for loose in self._copy.loose if loose.text.startswith("print"))
        found = [match for text in prints for match in [_POSITION.search(text)] if match]
        places = sorted(int(match[1]) for match in found)
        return places == [*range(1, len(found) + 1)] and {int(match[2]) for match in found} == {len(found)}

    def _is_count(self, former: int, now: int, line: str) -> bool:
        ran, runs = self._original.calls, self._copy.calls
        if (former, now) == (len(ran), len(runs)):
            return True
        for extent in self._about.get(_bare(line), ()):
            names = frozenset().union(*extent.runs[extent.start : extent.stop])
            if former == sum(map(ran.count, names)) and (
                now == sum(map(runs.count, names)) or (self._enabling and now <= len(runs))
            ):
                return True
        return False


def _bare(line: str) -> str:
    """A line as it is and as its tokens are, both without blanks and numbers."""
    return "".join(numberless(line).split())
