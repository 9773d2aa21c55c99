"""Many families planned, in other processes where that is worth it; each is carried out by the caller."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from splitter.merging.families import Family
from splitter.merging.merging import Choices, Merged
from splitter.merging.planning import MergePlan, plan
from splitter.model.catalogue import finding
from splitter.processes.pool import cores, processes, run

_FEW = 8
"""So many families are planned before other processes have started."""


def plans(
    families: Sequence[Family], choices: Choices, *, retire: bool, jobs: int | None
) -> Iterator[MergePlan]:
    """The plan of each, in their order; ``jobs`` is how many processes make them, by default the cores."""
    count = jobs or (cores() if len(families) > _FEW else 1)
    if count == 1:
        yield from (plan(family, choices, retire=retire) for family in families)
        return
    done: dict[int, MergePlan] = {}
    tasks = list(enumerate(families))
    at = 0
    for (number, _), made in run(tasks, partial(_planned, choices, retire), _lost, processes, jobs=count):
        done[number] = made
        while at in done:
            yield done.pop(at)
            at += 1


def _planned(choices: Choices, retire: bool, task: tuple[int, Family]) -> MergePlan:
    return plan(task[1], choices, retire=retire)


def _lost(task: tuple[int, Family], why: str) -> MergePlan:
    family = task[1]
    return MergePlan(family, Merged(family.path, findings=(finding("S811", why, path=family.path),)))
