"""How long files of tests take with several workers, as ``pytest -n N --dist loadfile`` runs them."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Sequence

ENOUGH = 2
"""pytest-xdist gives a worker another file as soon as it has no more than so many tests before it."""


def makespan(files: Sequence[Sequence[float]], workers: int) -> float:
    """When the last worker is done; a file is the seconds of its tests, in their order.

    As pytest-xdist (3.8) does it: the files with the most tests first, each to one worker, and another one to
    a worker that is almost through with its own. What it has it keeps, whoever has nothing to do meanwhile.
    """
    queue = deque(sorted((list(file) for file in files if file), key=len, reverse=True))
    pending = [deque(queue.popleft()) for _ in range(min(workers, len(queue)))]
    for row in pending:
        _supply(row, queue)
    events = [(row[0], number) for number, row in enumerate(pending)]
    heapq.heapify(events)
    now = 0.0
    while events:
        now, number = heapq.heappop(events)
        row = pending[number]
        row.popleft()
        _supply(row, queue)
        if row:
            heapq.heappush(events, (now + row[0], number))
    return now


def _supply(row: deque[float], queue: deque[list[float]]) -> None:
    if queue and len(row) <= ENOUGH:
        row.extend(queue.popleft())
