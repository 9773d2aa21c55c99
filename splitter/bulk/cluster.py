"""The same work on a Dask cluster that is there already: files travel as bytes and come back as plans.

Only the plan is made on a worker; it is carried out here, where the files are. A worker needs nothing
but this package.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from splitter import api
from splitter.bulk.job import Job, Outcome, finish, load, plan_elsewhere, refused
from splitter.bulk.migration import Lane
from splitter.config import loading
from splitter.config import settings as config
from splitter.model.catalogue import finding
from splitter.model.finding import Refused

TIMEOUT = "15s"
"""How long to try to reach the scheduler."""


@contextmanager
def dask(scheduler: str) -> Iterator[Lane]:
    """A lane to the cluster of the scheduler with this address; raises ``Refused`` with S815."""
    try:
        from distributed import Client
    except ImportError as error:
        raise Refused(finding("S815", f"Dask is not installed here: {error}")) from error
    try:
        client: Any = Client(scheduler, timeout=TIMEOUT, set_as_default=False)
    except (OSError, ValueError) as error:  # TimeoutError is an OSError
        raise Refused(finding("S815", f"no scheduler at {scheduler}: {error}")) from error
    with client:
        workers = len(client.scheduler_info(n_workers=-1)["workers"])
        if not workers:
            raise Refused(finding("S815", f"the cluster of {scheduler} has no workers"))
        yield Lane(2 * workers, lambda _: client.get_executor(pure=False), _start, _finish)


def _start(pool: Executor, job: Job) -> Future[Any]:
    try:
        return pool.submit(plan_elsewhere, load(job))
    except Refused as refusal:
        done: Future[Any] = Future()
        done.set_result(refused(job, *refusal.findings))
        return done


def _finish(job: Job, result: Any) -> Outcome:
    plan, seconds = result
    start = time.process_time() - seconds
    settings = config.merge(loading.load(Path(job.path)), **job.options)
    return finish(job, api.referred(api.Planned(plan, settings)).plan, start)
