"""Jobs that wait for others: of files that may want one name the next begins when its predecessor is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from splitter.bulk.job import Job, Outcome
from splitter.planning.claims import Claims


class Queues:
    """Rows of jobs; each job is told the names that those before it in its row have taken from it."""

    def __init__(self, rows: Iterable[Sequence[Job]]) -> None:
        self._rows = list(rows)
        self._rest = {row[0].path: list(row[1:]) for row in self._rows}
        self._claims = {row[0].path: Claims() for row in self._rows}

    @property
    def first(self) -> list[Job]:
        """Those that wait for none."""
        return [row[0] for row in self._rows]

    def done(self, job: Job, outcome: Outcome) -> None:
        """What became of a job."""
        self._claims[job.path].add(job.path, (part.name for part in outcome.parts))

    def after(self, job: Job) -> Iterator[Job]:
        """The job that waited for this one, which is done."""
        rest, claims = self._rest.pop(job.path), self._claims.pop(job.path)
        if rest:
            following = replace(rest[0], reserved=rest[0].reserved | claims.beside(rest[0].path))
            self._rest[following.path] = rest[1:]
            self._claims[following.path] = claims
            yield following
