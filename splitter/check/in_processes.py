"""Count the tests of many files in other processes."""

from __future__ import annotations

from collections.abc import Sequence

from splitter.model.catalogue import finding
from splitter.model.finding import Limit
from splitter.planning.counting import Count, count
from splitter.processes.pool import cores, processes, run

Task = tuple[str, Limit]


def count_there(tasks: Sequence[Task], jobs: int | None = None) -> list[Count]:
    """The count of each task, in their order."""
    done = dict(run(list(dict.fromkeys(tasks)), _count, _lost, processes, jobs=jobs or cores()))
    return [done[task] for task in tasks]


def _count(task: Task) -> Count:
    return count(*task)


def _lost(task: Task, why: str) -> Count:
    return Count(error=finding("S811", why, path=task[0]))
