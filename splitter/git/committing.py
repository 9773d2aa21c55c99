"""A split with one commit that holds it alone: what else is staged or changed stays as it is."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from splitter import transaction
from splitter.git.message import message
from splitter.git.repository import Repository, repository_of
from splitter.model.finding import Refused
from splitter.model.plan import Plan
from splitter.transaction.signals import deferred


def commit(plan: Plan, template: str) -> tuple[str, ...]:
    """Carries the plan out and commits it; the paths of the parts.

    The commit is ``git commit --only``: hooks run, and sign and write as they always do. Raises
    ``Refused``, with the old state back: no work tree, a merge under way, or an original that has changes
    which are not committed (S468); git does not commit, for a hook of its says no (S469).
    """
    repository = repository_of(plan)
    repository.refuse_if_under_way()
    original = repository.name(Path(plan.path).name)
    if repository.changes(original):
        raise Refused(repository.no("it has changes that are not committed: commit or stash them first"))
    text = message(template, plan, original)
    with deferred():  # between the tree and the commit nothing may end the process
        written = transaction.apply(plan)
        try:
            _commit(repository, _touched(repository, plan, original), text)
        except Refused:
            transaction.undo(Path(plan.path))
            raise
    return written


def _touched(repository: Repository, plan: Plan, original: str) -> list[str]:
    """What the commit holds: the parts, the retired original, and the original if git knows it."""
    how = plan.retirement.how
    names = [repository.name(output.name) for output in plan.outputs]
    if how == "rename":
        names.append(repository.name(plan.retired))
    ignored = repository.ignored(names)
    known = repository.git("ls-files", "-z", "--", original) != ""
    return [name for name in names if name not in ignored] + [original] * (known or how == "stub")


def _commit(repository: Repository, names: Sequence[str], text: str) -> None:
    """Stages and commits these files; unstages them again if git refuses."""
    there = [name for name in names if os.path.lexists(repository.top / name)]
    try:
        repository.git("add", "--", *there)
        repository.git("commit", "--quiet", "--only", "--file=-", "--", *names, data=os.fsencode(text))
    except Refused:
        if repository.head() is None:
            repository.git("rm", "--cached", "--quiet", "--ignore-unmatch", "--", *names)
        else:
            repository.git("reset", "--quiet", "--", *names)
        raise
