"""Names of groups, from the words of their tests: telling, unique, never ``misc``."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from splitter.grouping.packing import Cluster, in_order
from splitter.grouping.words import PALE, Entry, base, tells
from splitter.model.plan import Group

LONGEST = 40
"""Characters of a group's name: it is a part of a file name."""

MOST = 3
"""Words that are put together to name a group of unrelated tests."""

ENOUGH = 0.8
"""The share of a group's tests that is named well enough: no further word is added."""

HALF = 0.5
"""The share that further words must name to be worth their place: ``conv_stride`` or just ``conv``."""

THIRD = 0.33
"""The same where the alternative is a number: ``conv_stride`` or ``conv_2``."""

USUAL = 0.6
"""A word that more than this share of the tests have says nothing about a group."""

ALWAYS = 0.9
"""A word that more than this share of the tests have need not stand before others."""

FEW = 3
"""... unless there are no more than so many tests."""


@dataclass(frozen=True)
class Label:
    """A group's name in words."""

    words: tuple[str, ...]
    title: str


@dataclass(frozen=True)
class NameSources:
    """What is known of the words of the whole file."""

    spread: Mapping[str, int]
    """How many atoms have the word."""
    said: frozenset[str]
    """Words that need not be repeated: nearly all tests have them, or the file's name has."""
    usual: frozenset[str]
    """These, and words that are not worth looking for because most tests have them."""
    titles: Mapping[str, str]
    """What people call a word that names a group: ``conv`` -> convolution."""


def named(
    clusters: Sequence[Cluster],
    entries: Sequence[Entry],
    said: Iterable[str] = (),
    titles: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Group, ...]:
    """The clusters as groups in file order, each with a name of its own and a title.

    ``said`` are words that need not be repeated, because the original's file name has them.
    """
    ordered = in_order(clusters)
    known = _known(entries, said, titles)
    labels = [_label(cluster, known) for cluster in ordered]
    count = Counter(label.words for label in labels)
    labels = [
        _distinct(label, cluster, known) if count[label.words] > 1 else label
        for label, cluster in zip(labels, ordered, strict=True)
    ]
    names = _numbered([identifier(label.words) for label in labels])
    return tuple(
        Group(name, _title(label, name), tuple(entry.atom for entry in cluster.entries))
        for name, label, cluster in zip(names, labels, ordered, strict=True)
    )


def _known(entries: Sequence[Entry], said: Iterable[str], titles: Mapping[str, str]) -> NameSources:
    spread = Counter(key for entry in entries for key in set(entry.keys))
    many = len(entries) if len(entries) > FEW else math.inf
    usual = {key for key, count in spread.items() if count > USUAL * many}
    always = {key for key in usual if spread[key] > ALWAYS * many} | set(said)
    return NameSources(
        spread, frozenset(always - titles.keys()), frozenset((always | usual) - titles.keys()), titles
    )


def _label(cluster: Cluster, known: NameSources) -> Label:
    """The words of a cluster: those it was made by, and those that cover it where they are too few."""
    words = cluster.words
    if words and words[0] in known.said:
        words = words[1:]
    more = tuple(head for head in cluster.heads if head not in known.said)
    if cluster.mixed or not (words or more):
        room = LONGEST - len("_".join(words))
        skip = known.usual | set(cluster.words)
        more, covered = cover(cluster.entries, skip, known.spread, room, MOST - min(1, len(words)))
        more = more if covered >= HALF or not words else ()
    if not words and not more:
        words = cluster.words
    if not words and not more:
        more, _ = cover(cluster.entries, frozenset(), known.spread, LONGEST)
    return _spelled(words, more, cluster.entries, known.titles)


def _distinct(label: Label, cluster: Cluster, known: NameSources) -> Label:
    """Another label for a cluster whose first one is not its own: with further words, if there are any."""
    if len(cluster.entries) == 1:
        words = tuple(word for word in cluster.entries[0].words if word not in known.usual)
        return Label(_shortened(words), " ".join(words)) if words else label
    skip = known.usual | set(cluster.words) | set(label.words)
    room = LONGEST - len("_".join(label.words))
    more, covered = cover(cluster.entries, skip, known.spread, room, MOST - 1)
    return _spelled(label.words, more, cluster.entries, known.titles) if covered >= THIRD else label


def _spelled(
    words: Sequence[str], more: Sequence[str], entries: Sequence[Entry], titles: Mapping[str, str]
) -> Label:
    first = [word if word in titles else _shown(word, entries) for word in words]
    last = [word if word in titles else _shown(word, entries) for word in more]
    if not first:  # an identifier does not begin with a digit: pattern_2d
        last.sort(key=lambda word: word[0].isdigit())
    head = [titles.get(word, word).replace("_", " ") for word in first]
    tail = [titles.get(word, word).replace("_", " ") for word in last]
    if len(tail) > 1 and len(entries) > 1:
        tail = [f"{', '.join(tail[:-1])} and {tail[-1]}"]
    return Label(_shortened([*first, *last]), " ".join([*head, *tail]))


def cover(
    entries: Sequence[Entry], skip: frozenset[str], spread: Mapping[str, int], room: int, most: int = MOST
) -> tuple[tuple[str, ...], float]:
    """Up to three words that name most of the tests, in file order, and the share that they name.

    A word counts for each test that it names and no earlier word did; more where it begins the name, less
    where tests outside the group have it too. A single class or test is named by its own first words.
    """
    places = _places(entries, skip)
    total = sum(entry.weight for entry in entries) or 1.0
    chosen: list[str] = []
    named: set[int] = set()
    while places and len(chosen) < most and (len(entries) == 1 or _weight(entries, named) < ENOUGH * total):
        fresh = set() if len(entries) == 1 else named
        gains = {word: _gain(word, at, entries, fresh, spread.get(word, 1)) for word, at in places.items()}
        best = max(gains, key=gains.__getitem__)  # the first of equals: file order
        at = places.pop(best)
        if gains[best] <= 0:
            break
        if len(best) + 1 <= room:
            chosen.append(best)
            named.update(at)
            room -= len(best) + 1
    first = {word: index for index, word in enumerate(dict.fromkeys(k for e in entries for k in e.keys))}
    return tuple(sorted(chosen, key=first.__getitem__)), _weight(entries, named) / total


def _places(entries: Sequence[Entry], skip: frozenset[str]) -> dict[str, dict[int, int]]:
    """Word -> the entries that have it (by position in the group) and where in the name.

    Without a telling word one that says where they come from has to do (``issue``), then any but a number.
    """
    found: dict[str, dict[int, int]] = {}
    for at, entry in enumerate(entries):
        for place, key in enumerate(entry.keys):
            if key not in skip and not key.isdigit():
                found.setdefault(key, {}).setdefault(at, place)
    telling = {key: at for key, at in found.items() if tells(key)}
    return {key: at for key, at in telling.items() if key not in PALE} or telling or found


def _gain(word: str, at: Mapping[int, int], entries: Sequence[Entry], named: set[int], spread: int) -> float:
    fresh: float = sum(entries[i].weight / (1 + 0.3 * place) for i, place in at.items() if i not in named)
    halved = 0.5 if word[0].isdigit() else 1.0  # `32to64` says little by itself
    return halved * fresh * math.sqrt(len(at) / max(spread, len(at)))


def _weight(entries: Sequence[Entry], named: set[int]) -> float:
    return sum(entries[i].weight for i in named)


def _shown(word: str, entries: Sequence[Entry]) -> str:
    """The word with its digits where all tests of the group have the same: ``sha256`` and not ``sha``."""
    head, _, last = word.rpartition("_")
    forms = {full for entry in entries for full in entry.words if base(full) == last}
    return f"{head}_{forms.pop()}".strip("_") if len(forms) == 1 else word


def _shortened(words: Sequence[str]) -> tuple[str, ...]:
    """As many words as a file name should hold, none twice."""
    kept: list[str] = []
    for word in dict.fromkeys(words):
        if kept and len("_".join([*kept, word])) > LONGEST:
            break
        kept.append(word[:LONGEST])
    return tuple(kept)


def identifier(words: Sequence[str]) -> str:
    """The words as a lower-case identifier: ``3d_plot`` -> ``with_3d_plot``; ``part`` for none."""
    name = "_".join(words)
    if not name or name.isdigit() or not f"x{name}".isidentifier():
        return "part"
    return name if name.isidentifier() else f"with_{name}"


def _numbered(names: Sequence[str]) -> list[str]:
    """Names that several groups have (and ``part``) get numbers, in order: conv_1, conv_2."""
    count = Counter(names)
    taken = {name for name in names if count[name] == 1 and name != "part"}
    result: list[str] = []
    numbers: Counter[str] = Counter()
    for name in names:
        unique = name
        while unique != name or count[name] > 1 or name == "part":
            numbers[name] += 1
            unique = f"{name}{'' if name == 'part' else '_'}{numbers[name]}"
            if unique not in taken:
                break
        taken.add(unique)
        result.append(unique)
    return result


def _title(label: Label, name: str) -> str:
    """The title with the number that made the name unique: ``convolution 2``."""
    plain = identifier(label.words)
    if name == plain:
        return label.title
    number = name[len(plain) :].strip("_")
    return f"{label.title} {number}" if label.title else f"part {number}"
