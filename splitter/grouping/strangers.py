"""Classes that show nothing of what their part is named after leave it: the name says what is so."""

from __future__ import annotations

from collections.abc import Sequence

from splitter.grouping.affinity import Item
from splitter.grouping.remainder import FEWEST, OWN
from splitter.grouping.subjects import Telling
from splitter.grouping.words import Entry
from splitter.model.plan import Subject

ENOUGH = 0.8
"""The share of a part's tests that have its subject, so that it may keep the others."""

HALF = 0.5
"""The share of a class's tests that must have it, for the class to stay."""

Part = tuple[Item, ...]
Named = tuple[Part, Subject]


def sorted_out(pairs: Sequence[Named], telling: Telling, most: int) -> tuple[list[Named], Part]:
    """The parts without classes of other subjects, and those that are too few for a part of their own.

    A class of enough tests is one, up to so many parts, if its subject is nobody else's.
    """
    stay = [(_at_home(part, subject, telling), subject) for part, subject in pairs]
    strays = [
        item for (part, _), (kept, _) in zip(pairs, stay, strict=True) for item in part if item not in kept
    ]
    if sum(item.tests for item in strays) < FEWEST:
        return list(pairs), ()
    found = [
        (kept, subject if kept == part else telling.named(entries_of(kept), subject.words))
        for (part, subject), (kept, _) in zip(pairs, stay, strict=True)
    ]
    for item in sorted(strays, key=lambda item: -item.tests):
        if item.tests < OWN or len(found) >= most:
            break
        parts = [*(part for part, _ in found), (item,)]
        own = telling.subjects([entries_of(part) for part in parts])[-1]
        if own.words and all(own.words != subject.words for _, subject in found):
            found.append(((item,), own))
            strays.remove(item)
    return found, tuple(strays)


def _at_home(part: Part, subject: Subject, telling: Telling) -> Part:
    classes = any(entry.is_class for entry in entries_of(part))
    if not subject.words or subject.had >= ENOUGH * subject.tests or not classes:
        return part
    kept = tuple(item for item in part if telling.share(item.entries, subject.words) >= HALF)
    return kept or part


def entries_of(part: Part) -> list[Entry]:
    """Its tests in file order."""
    return sorted((entry for item in part for entry in item.entries), key=lambda entry: entry.index)
