"""Tests -> named groups under the limit. A strategy is one module here and one line in ``STRATEGIES``."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from splitter.config.settings import Settings
from splitter.grouping import (
    auto,
    balanced,
    chunk,
    classes,
    labels,
    layer,
    packing,
    prefix,
    section,
    subject,
    words,
)
from splitter.grouping.capacity import Capacity
from splitter.grouping.packing import Cluster
from splitter.grouping.words import Entry
from splitter.model.plan import Atom, Grouping

STRATEGIES: Mapping[str, str] = MappingProxyType(
    {
        "auto": "by layer where a file is about several, else by subject (the default)",
        "subject": "what they are about, by the words of names, texts and sections, and how near they stand",
        "prefix": "the first words of the tests' names: test_conv1_forward, test_conv2_forward -> conv",
        "layer": "the kind of neural-network layer that they name: relu, sigmoid -> activation",
        "class": "test classes whole and in file order, small neighbours together",
        "section": "the section comments above the tests: # ==== Parsing ====",
        "balanced": "nothing but their order, in parts of even size, cut between sections and unlike names",
        "chunk": "nothing: tests in file order, every part filled up before the next begins: part1, part2",
    }
)
"""Name -> what the tests are grouped by, in one line."""


FEW = 9
"""How many parts people seldom go beyond."""


def group(
    atoms: Sequence[Atom],
    limit: Capacity,
    settings: Settings,
    *,
    stem: str = "",
    model: subject.Model = subject.LEARNT,
) -> Grouping:
    """Every atom in exactly one named group, groups in the order of their first atom, atoms in file order.

    Deterministic. A group is over the limit only where a single atom is. ``stem`` is the original's file
    name without its suffix: its words need not be repeated in the groups' names. Raises ``KeyError`` for a
    strategy that is not in ``STRATEGIES``.
    """
    entries = words.entries(atoms)
    if settings.is_free and settings.by not in ("auto", "subject", "layer"):
        limit = _within_target(limit, settings)
    if settings.by == "chunk":
        return Grouping("chunk", chunk.reason(entries), chunk.groups(entries, limit))
    reading = layer.read(entries, layer.taxonomy(settings.layers))
    strategy = auto.choose(entries, reading) if settings.by == "auto" else settings.by
    if strategy == "subject" and entries:
        found = subject.offers(entries, limit, settings, stem, model)
        return Grouping("subject", subject.reason(found[0]), found[0], found)
    clusters, reason = _grouped(strategy, entries, limit, reading)
    titles = reading.titles if strategy == "layer" else {}
    said = words.keys(words.tokens(stem))
    return Grouping(strategy, reason, labels.named(clusters, entries, said, titles))


def _within_target(limit: Capacity, settings: Settings) -> Capacity:
    """For strategies that fill parts: what a part should have is as much as it may."""
    most = limit.room.max_lines
    target = settings.target_lines if most is None else min(most, settings.target_lines)
    return replace(limit, room=replace(limit.room, max_lines=target))


def _grouped(
    strategy: str, entries: tuple[Entry, ...], limit: Capacity, reading: layer.Reading
) -> tuple[Sequence[Cluster], str]:
    if strategy not in STRATEGIES:
        raise KeyError(strategy)
    if not entries:
        return (), f"by {strategy}: there are no tests"
    fewest = math.ceil(packing.share(Cluster(entries), limit)) or 1
    if strategy == "layer":
        # a layer's name is telling, so it may have a part that a chance prefix may not
        found = layer.clusters(entries, reading)
        most = 2 * fewest + 2 if limit.room.max_tests is not None else max(FEW, 2 * fewest + 2)
        return packing.fit(found, limit, prefix.refine, most), layer.reason(entries, reading)
    if strategy == "class":
        return classes.clusters(entries, limit), classes.reason(entries)
    if strategy == "balanced":
        return balanced.clusters(entries, limit), balanced.reason(entries)
    if strategy == "section":
        by_section = section.clusters(entries)
        ceiling = max(len(by_section), 2 * fewest + 2)
        return packing.fit(by_section, limit, prefix.refine, ceiling), section.reason(entries)
    found = prefix.clusters(entries)
    return packing.fit(found, limit, prefix.refine, 3 * (fewest + 1) // 2), prefix.reason(entries)
