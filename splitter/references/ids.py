"""The ids of tests before and after a split, for those who keep lists of them: quarantines, timings."""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from splitter.model.document import Document
from splitter.model.plan import Plan

KIND = "splitter ids"
FORMAT_VERSION = 1


class IdsDocument(Document):
    """The id of each test before a split, and after it."""

    ids: dict[str, str]


def ids(plan: Plan, top: Path) -> dict[str, str]:
    """Old id -> new id for each test of a plan, with paths from ``top`` on: ``tests/test_big.py::test_x``."""
    folder = Path(os.path.realpath(Path(plan.path).parent)).relative_to(top)
    old = (folder / Path(plan.path).name).as_posix()
    return {
        f"{old}::{test}": f"{(folder / part.name).as_posix()}::{test}"
        for part in plan.parts
        for test in part.tests
    }


def written(renamed: Mapping[str, str], *, as_json: bool) -> str:
    """A map as text: JSON, or the old and the new id in two columns with a tab between them."""
    if as_json:
        document: IdsDocument = {"kind": KIND, "format_version": FORMAT_VERSION, "ids": dict(renamed)}
        return json.dumps(document, indent=1) + "\n"
    return "".join(f"{old}\t{new}\n" for old, new in renamed.items())


def read(text: str) -> dict[str, str]:
    """What ``written`` gave; raises ``ValueError`` for anything else."""
    if text.lstrip().startswith("{"):
        document = json.loads(text)
        if document.get("format_version") != FORMAT_VERSION:
            raise ValueError(f"its format version is not {FORMAT_VERSION}")
        pairs = dict(document["ids"])
    else:
        pairs = _columns(text)
    if not all(isinstance(one, str) and "::" in one for pair in pairs.items() for one in pair):
        raise ValueError("it does not hold pairs of ids")
    return pairs


def _columns(text: str) -> dict[str, str]:
    rows = [line.partition("\t") for line in text.splitlines()]
    return {old: new for old, _, new in rows}


@dataclass(frozen=True)
class Renamed:
    """A text with new ids."""

    text: str
    count: int
    left: tuple[str, ...]
    """Old ids that were left: no test of that name was there, or a class's tests are in several files now."""


def rename(text: str, renamed: Mapping[str, str]) -> Renamed:
    """The text with every old id as the new one, parameters kept; nothing else of it is changed.

    An id of a class is renamed if all of its tests are in one file.
    """
    files = {old.partition("::")[0] for old in renamed}
    if not files:
        return Renamed(text, 0, ())
    known = _with_classes(renamed)
    alternatives = "|".join(map(re.escape, sorted(files, key=len, reverse=True)))
    counts: defaultdict[bool, list[str]] = defaultdict(list)

    def replaced(match: re.Match[str]) -> str:
        new = known.get(match[0])
        counts[new is not None].append(match[0])
        return match[0] if new is None else new

    result = re.sub(rf"(?<![\w./-])(?:{alternatives})(?:::\w+)+", replaced, text)
    return Renamed(result, len(counts[True]), tuple(dict.fromkeys(counts[False])))


def _with_classes(renamed: Mapping[str, str]) -> dict[str, str]:
    """Ids of tests, and of the classes of which one file has all tests."""
    inside: defaultdict[str, set[str]] = defaultdict(set)
    for old, new in renamed.items():
        for outer_old, outer_new in _outer(old, new):
            inside[outer_old].add(outer_new)
    return {old: new for old, (new, *others) in inside.items() if not others} | dict(renamed)


def _outer(old: str, new: str) -> Iterable[tuple[str, str]]:
    while old.count("::") > 1:
        old, new = old.rpartition("::")[0], new.rpartition("::")[0]
        yield old, new
