"""Numbers of a runner that are others in a part: each must count what the part runs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from splitter.model.statements import Piece, Reading, Statement
from splitter.proof.readings import Flaw, PartReading, runner_of, short

_NUMBER = re.compile(r"\d(?:(?<!\w\d)|(?<=\\[nrt]\d))\d*")
"""Not of a name, as in ``test_conv2d``."""
_POSITION = re.compile(r"\[\s*(\d+)\s*/\s*(\d+)\s*\]|[\"'](?:not )?ok (\d+)\b")
"""A place among so many, or of the Test Anything Protocol: ``ok 3``."""


_HOLDS = re.compile(r"[=!]=|[<>]|\bassert|\btests?\b|\bpass", re.IGNORECASE)


@lru_cache(maxsize=4096)
def numberless(text: str) -> str:
    """The text with each number taken for the same."""
    return _NUMBER.sub("0", text)


def check_constants(original: Reading, parts: Sequence[PartReading]) -> None:
    """A constant that is another number in a part is how many tests the part's runner runs.

    In the original it is that, too, and nothing but one runner reads it.
    """
    for part in parts:
        for match in part.matches:
            statement, copy = original.statements[match.index], match.statement
            if copy.number != statement.number:
                former, now = _counted_by(original, statement, part)
                if (statement.number, copy.number) != (former, now):
                    raise Flaw(f"{part.name}:{copy.line} is no count of tests: {short(copy.text)}")


def _counted_by(original: Reading, constant: Statement, part: PartReading) -> tuple[int | None, int | None]:
    """How many tests the only reader of a constant runs, in the original and in a part."""
    name = {*constant.binds}
    readers = [n for n, one in enumerate(original.statements) if one is not constant and one.reads_of(name)]
    runner = original.statements[readers[0]] if len(readers) == 1 else None
    if runner is None or runner.runner is None or not _holds(runner, constant.binds):
        return None, None
    copies = [match.statement.runner for match in part.matches if match.index in readers]
    copy = copies[0] if len(copies) == 1 else None
    return len(runner.runner.calls), len(copy.calls) if copy else None


def _holds(runner: Statement, names: Sequence[str]) -> bool:
    """Whether a runner compares what a constant says with something, or tells it of tests."""
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
    return any(named.search(line) and _HOLDS.search(line) for line in _lines(runner.text))


class Numbers:
    """A runner of the original, ready to be asked about each part's copy of it.

    A count of all that it runs (or of what one of its prints or comments is about) may be the count of
    these in the part, and ``[3/25]`` in a print the place among the part's own.
    """

    def __init__(self, original: Statement) -> None:
        self._original = original
        self._lines = frozenset(_lines(original.text))

    def check(self, copy: Statement, *, enabling: bool) -> None:
        """Raises ``Flaw`` where a number of the copy is neither the original's nor a count."""
        counts = _Counts(self._original, copy, enabling=enabling)
        for line in _lines(copy.text):
            known = () if line in self._lines else self._alike.get(numberless(line), ())
            if known and not any(counts.allow(former, line) for former in known):
                raise Flaw(f"line {copy.line}: a number is neither the original's nor a count: {short(line)}")
        # Of two lines that differ in numbers alone each must have its own.
        for former, now in zip(runner_of(self._original).always, runner_of(copy).always, strict=True):
            if former != now and not counts.allow(former, now):
                raise Flaw(f"line {copy.line}: a number is not the original's there: {short(now)}")

    @cached_property
    def _alike(self) -> Mapping[str, Sequence[str]]:
        """The lines by what they are without numbers."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for line in self._lines:
            found[numberless(line)].append(line)
        return found


def _lines(text: str) -> Iterator[str]:
    return map(str.strip, text.splitlines())


class _Counts:
    """What numbers of a runner may become in one copy of it."""

    def __init__(self, original: Statement, copy: Statement, *, enabling: bool) -> None:
        self._ran, self._runs, self._enabling = runner_of(original), runner_of(copy), enabling

    def allow(self, former: str, line: str) -> bool:
        """Whether a line may be what ``former``, which differs in numbers alone, is in the copy."""
        places = self._places(line)
        changes = {
            (int(old[0]), int(new[0]))
            for old, new in zip(_NUMBER.finditer(former), _NUMBER.finditer(line), strict=True)
            if old[0] != new[0] and new.start() not in places
        }
        return all(self._is_count(*change, line) for change in changes)

    def _places(self, line: str) -> set[int]:
        """Where the line has the place of a test among all, if the copy's are 1, 2, 3, ... of so many."""
        if not self._is_numbered or not any(_is_in(line, text) for text in self._results):
            return set()
        return {match.start(n) for match in _POSITION.finditer(line) for n in (1, 2, 3) if match[n]}

    @cached_property
    def _results(self) -> Sequence[str]:
        """What may tell a test's place: prints, and the statements that run tests with prints in them."""
        prints = [loose.text for loose in self._runs.loose if loose.text.startswith("print")]
        return [*prints, *(piece.text for piece in undivided(self._runs.pieces))]

    @cached_property
    def _is_numbered(self) -> bool:
        found = [[*_POSITION.finditer(text)] for text in self._results if _POSITION.search(text)]
        places = [{int(match[1] or match[3]) for match in matches} for matches in found]
        lengths = {int(match[2]) for matches in found for match in matches if match[2]}
        alone = all(len(place) == 1 for place in places)
        return alone and sorted(map(min, places)) == [*range(1, len(found) + 1)] and lengths <= {len(found)}

    def _is_count(self, former: int, now: int, line: str) -> bool:
        ran, runs = self._ran.calls, self._runs.calls
        if (former, now) == (len(ran), len(runs)):
            return True
        about = {e for loose in self._ran.loose if _is_in(line, loose.text) for e in loose.about if e}
        for extent in about:
            names = frozenset().union(*extent.runs[extent.start : extent.stop])
            if former == sum(map(ran.count, names)) and (
                now == sum(map(runs.count, names)) or (self._enabling and now <= len(runs))
            ):
                return True
        return False


def undivided(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Those statements that run tests which no part has but as they are."""
    for piece in pieces:
        if piece.runs > 1 and piece.inner:
            yield from undivided(piece.inner)
        else:
            yield piece


def _is_in(line: str, text: str) -> bool:
    """Whether a line, or one of its kind, is of a statement that is given as its tokens."""
    return _bare(line) in _bare(text)


def _bare(text: str) -> str:
    return "".join(numberless(text).split())
