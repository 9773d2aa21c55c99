"""Prints and comments of runners: each is in all the parts that it is about, and in no others.

What it is about is not always certain. So it may be in the parts of any one of the things that it may be
about, but then in all of these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from splitter.model.statements import Extent, Statement
from splitter.proof.numbers import numberless
from splitter.proof.readings import Flaw, PartReading, runner_of, short

Parts = dict[int, int]
"""How often something is in which part."""


def check_loose(index: int, statement: Statement, parts: Sequence[PartReading]) -> None:
    """Raises ``Flaw`` where a line of the runner ``statement``, which has this index, is in other parts."""
    original = runner_of(statement)
    if not original.loose:
        return
    copies = {
        number: runner_of(part.by_index[index]) for number, part in enumerate(parts) if index in part.indices
    }
    every = dict.fromkeys(copies, 1)
    homes = _homes(parts)
    meanings: defaultdict[str, defaultdict[bool, list[list[Parts]]]] = defaultdict(lambda: defaultdict(list))
    for loose in original.loose:
        where = [every if about is None else _parts_of(about, homes) for about in loose.about]
        meanings[numberless(loose.text)][loose.parted].append(where)
    found: defaultdict[str, Parts] = defaultdict(dict)
    for number, copy in copies.items():
        for loose in copy.loose:
            seen = found[numberless(loose.text)]
            seen[number] = seen.get(number, 0) + 1
    for text, alike in meanings.items():
        if found[text] not in map(_sum, product(*map(_choices, alike.values()))):
            raise Flaw(f"line {statement.line}: not in the parts that it is about: {short(text)}")


def _homes(parts: Sequence[PartReading]) -> Mapping[str, set[int]]:
    """The parts that have each definition."""
    homes: defaultdict[str, set[int]] = defaultdict(set)
    for number, part in enumerate(parts):
        for match in part.matches:
            for name in match.statement.binds:
                homes[name].add(number)
    return homes


def _parts_of(about: Extent, homes: Mapping[str, set[int]]) -> Parts:
    names = frozenset().union(*about.runs[about.start : about.stop])
    return dict.fromkeys([number for name in names & homes.keys() for number in homes[name]], 1)


def _choices(ways: Sequence[Sequence[Parts]]) -> Iterator[Parts]:
    """Where lines that look and stand alike may be, all together: all mean the same, as far as they can."""
    for rank in range(max(map(len, ways))):
        yield _sum(way[min(rank, len(way) - 1)] for way in ways)


def _sum(choice: Iterable[Parts]) -> Parts:
    total, *others = choice
    if others:
        total = dict(total)
    for where in others:
        for number, times in where.items():
            total[number] = total.get(number, 0) + times
    return total
