"""What is to be reviewed, from where it is kept: a plan, a run in the history, a commit."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.model.plan import Plan
from splitter.plans import project_top
from splitter.plans.applying import prepared
from splitter.proving.gathering import from_git, in_project
from splitter.proving.proof import Change
from splitter.reviewing import runs
from splitter.reviewing.by_hand import TOP, Before, Commands, after_runs
from splitter.reviewing.review import Occasion


def occasion_of(what: str | None) -> Occasion:
    """A plan file, a run or a split of the history by its id (by default the latest), or a commit.

    Raises ``Refused``.
    """
    if what is not None and what.endswith(".json"):
        made = prepared(Path(what), project_top(None))
        return from_plans(what, [one.plan for one in made if one.plan.parts])
    found = runs.records()
    if what is None:
        if not found:
            message = "no run is in this project's history; a dry run and a refused split leave none"
            raise Refused(finding("S915", message))
        what = found[0].run
    known = [record for record in found if what in (record.run, record.id)]
    return runs.from_records(known) if known else _from_commit(what)


def from_plans(title: str, plans: Sequence[Plan]) -> Occasion:
    """What plans would do. Raises ``Refused`` where there is nothing in them."""
    before, after, limits = {}, {}, {}
    for plan in plans:
        folder = Path(plan.path).parent
        before[Path(plan.path).as_posix()] = plan.source.data if plan.source else b""
        for output in plan.outputs:
            path = (folder / output.name).as_posix()
            after[path], limits[path] = output.data, plan.limit
        if plan.extension is not None:
            path = (folder / plan.extension.name).as_posix()
            before[path], after[path] = plan.extension.before, plan.extension.after
    if not after:
        raise Refused(finding("S915", "nothing is to be split", path=title))
    change = in_project(Change(before, after), [Path(path) for path in before])
    findings = tuple(found for plan in plans for found in plan.findings)
    commands = after_runs({_left(plan) for plan in plans}, after, with_git=runs.is_in_git())
    return Occasion(title, change, commands, limits, findings, looked_around=True, is_planned=True)


def _left(plan: Plan) -> Before:
    if plan.retirement.how == "rename" and plan.retirement.data is None:
        return Before.RETIRED
    return Before.KEPT if plan.retirement.how == "keep" else Before.IN_GIT


def _from_commit(revision: str) -> Occasion:
    """A commit against its first parent, or what is between two: ``main..branch``."""
    base, dots, head = revision.partition("..")
    base, head = (base or "HEAD", head.lstrip(".") or "HEAD") if dots else (f"{revision}^", revision)
    change = from_git(base, head, [])
    if not change.before or not change.after:
        raise Refused(finding("S915", f"no tests move in {revision}"))
    first, last = shlex.quote(base), shlex.quote(head)
    commands = Commands(f"git show {first}:", f"git show {last}:", "", f"git diff {first} {last}", last, TOP)
    return Occasion(revision, change, commands, runs.limits_today(change.after))
