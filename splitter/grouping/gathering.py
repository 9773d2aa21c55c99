"""One subject, one part: what stands under another's subject goes to where its own is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from splitter.grouping.affinity import Item

MAJORITY = 0.5
"""The share of a part's tests that must be of one topic for the part to be that topic's."""

WIDE = 1.6
"""How many times the target the parts of one topic may have together before they stay apart."""

Fits = Callable[[Sequence[Item]], bool]
Division = Sequence[Sequence[Item]]


def gathered(division: Division, fits: Fits, target: int) -> tuple[tuple[Item, ...], ...]:
    """The division with small parts of one topic joined, and strays moved to the part of their topic.

    Two parts of a topic stay where together they would be over the limit or the target; then neither is
    the topic's own.
    """
    parts = _joined([list(part) for part in division], fits, target)
    owners = Counter(topic for part in parts if (topic := _topic(part)))
    home = {_topic(part): part for part in parts if owners[_topic(part)] == 1}
    for part in parts:
        own = _topic(part)
        for item in list(part):
            to = home.get(item.topic)
            if to is None or item.topic in ("", own) or len(part) == 1:
                continue
            if fits([*to, item]):
                part.remove(item)
                to.append(item)
    found = [tuple(sorted(part, key=_position)) for part in parts]
    return tuple(sorted(found, key=lambda part: _position(part[0])))


def _joined(parts: list[list[Item]], fits: Fits, target: int) -> list[list[Item]]:
    """Parts of one topic as few as the limit and the target ask for, cut evenly and in order."""
    by_topic: defaultdict[str, list[list[Item]]] = defaultdict(list)
    kept: list[list[Item]] = []
    for part in parts:
        apart = not _topic(part) and any(entry.is_class for item in part for entry in item.entries)
        if apart:
            kept.append(part)
        else:
            by_topic[_topic(part)].append(part)
    for topic, same in by_topic.items():
        most = WIDE * target if topic else target
        one = sorted((item for part in same for item in part), key=_position)
        cuts = (_cut(one, count) for count in range(1, len(same)))
        kept += next((cut for cut in cuts if all(fits(r) and _lines(r) <= most for r in cut)), same)
    return kept


def _cut(found: list[Item], count: int) -> list[list[Item]]:
    """Runs of even numbers of tests."""
    whole = sum(item.tests for item in found)
    runs: list[list[Item]] = [[] for _ in range(count)]
    before = 0
    for item in found:
        runs[min(count - 1, before * count // whole)].append(item)
        before += item.tests
    return [run for run in runs if run]


def _topic(part: Sequence[Item]) -> str:
    """The topic of most of a part's tests; empty if there is none."""
    count: Counter[str] = Counter()
    for item in part:
        count[item.topic] += item.tests
    topic, many = max(count.items(), key=lambda pair: (pair[1], pair[0]))
    return topic if many > MAJORITY * sum(item.tests for item in part) else ""


def _lines(part: Sequence[Item]) -> int:
    return sum(item.lines for item in part)


def _position(item: Item) -> int:
    return item.entries[0].index
