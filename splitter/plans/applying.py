"""A plan file carried out: exactly what it says, or what follows from its edited grouping."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from splitter import api
from splitter.api import GitMode, Planned, carry_out
from splitter.config import loading
from splitter.grouping.given import Given, GivenGrouping
from splitter.model.catalogue import finding
from splitter.model.finding import ANY_SIZE, Finding, Refused
from splitter.model.plan import Plan
from splitter.model.progress import Progress, one_of, untold
from splitter.model.version import VERSION
from splitter.planning.claims import Claims
from splitter.plans.continuing import done_already
from splitter.plans.reading import located, read
from splitter.plans.writing import entry, seal


@dataclass(frozen=True)
class Applied:
    """One file of a plan, and the parts that were written."""

    plan: Plan
    parts: tuple[str, ...]


def apply(
    path: Path,
    top: Path,
    how: GitMode = GitMode.TREE,
    compared: Callable[[Plan], Sequence[Finding]] | None = None,
    told: Progress = untold,
) -> tuple[Applied, ...]:
    """Carries out the plan file at ``path`` for the project at ``top``.

    Everything is planned, proved and checked before the first byte is written; if a file fails after
    that, those before it are taken back, unless they are committed. What an earlier run has done of the
    plan before it was killed stays, and has no parts here. ``compared`` runs the tests before and after,
    ``told`` gets to know of each file that is looked at or written. Raises ``Refused``.
    """
    from splitter.transaction import recover_project

    recover_project(top)
    files = prepared(path, top, told)
    if compared is not None:
        files = tuple(_compared(made, compared) for made in files)
        if errors := [flaw for made in files for flaw in made.plan.errors]:
            raise Refused(*errors)
    done: list[Applied] = []
    try:
        for number, made in enumerate(files):
            told(made.plan.path, number, len(files))
            within = one_of(told, number, len(files))
            parts = carry_out(made, how, told=within) if made.plan.parts else ()
            done.append(Applied(made.plan, parts))
    except Refused as refused:
        if any(found.code == "S472" for found in refused.findings):  # this one is split nevertheless
            done.append(Applied(files[len(done)].plan, tuple(o.name for o in files[len(done)].plan.outputs)))
        leave = _committed if how is not GitMode.TREE else _taken_back
        flaws = (flaw for applied in reversed(done) if applied.parts for flaw in leave(applied))
        raise Refused(*refused.findings, *flaws) from refused
    return tuple(done)


def _compared(made: Planned, compared: Callable[[Plan], Sequence[Finding]]) -> Planned:
    """With what the runs of its tests say."""
    plan = made.plan
    if not plan.parts:
        return made
    return replace(made, plan=replace(plan, findings=(*plan.findings, *compared(plan))))


def prepared(path: Path, top: Path, told: Progress = untold) -> tuple[Planned, ...]:
    """The plans that the plan file means, proved, and fit to be applied now.

    Raises ``Refused`` with what is wrong with any of its files: it is none (S460), leads out of the
    project (S461), is stale (S451), was altered (S463), can't be grouped so (S462), a target exists (S452).
    """
    plan = read(path)
    claims, outcomes = Claims(), []
    for number, file in enumerate(plan["files"]):
        told(file["source"]["path"], number, len(plan["files"]))
        outcome = _prepared_one(path, top, file, claims)
        outcomes.append(outcome)
        if isinstance(outcome, Planned):
            claims.add(outcome.plan.path, (part.name for part in outcome.plan.parts))
    files = [outcome for outcome in outcomes if isinstance(outcome, Planned)]
    flaws = [flaw for outcome in outcomes if isinstance(outcome, Refused) for flaw in outcome.findings]
    flaws += _collisions(path, [made.plan for made in files])
    if flaws:
        raise Refused(*flaws)
    if not files:
        raise Refused(finding("S450", "the plan has no files", path=str(path)))
    if plan["seal"] != seal(plan):
        message = (
            "something beside a `grouping` is not as it was written: settings, reasons, the list of files"
        )
        raise Refused(finding("S463", message, path=str(path)))
    return tuple(files)


def _prepared_one(path: Path, top: Path, file: Mapping[str, Any], claims: Claims) -> Planned | Refused:
    """What stops one file does not keep the others from being looked at."""
    try:
        return _checked(path, top, file, claims)
    except Refused as refused:
        return refused


def _checked(path: Path, top: Path, file: Mapping[str, Any], claims: Claims) -> Planned:
    from splitter import transaction
    from splitter.languages import read_source

    where = located(path, file["source"]["path"], top)
    done = done_already(where, os.path.relpath(where), file)
    if done is not None:
        return Planned(done)
    source = read_source(Path(os.path.relpath(where)))
    if source.sha256 != file["source"]["sha256"] or len(source.data) != file["source"]["size"]:
        raise Refused(finding("S451", "the source was changed after the plan was made", path=source.path))
    settings = loading.from_table(file["settings"], path)
    reserved = claims.beside(source.path)
    inputs = api.complete(source, settings, file["template"], reserved=reserved, limit=ANY_SIZE)
    plan = _planned(path, inputs, file)
    if not plan.ok:
        raise Refused(*plan.errors)
    transaction.check(plan)
    made = api.referred(Planned(plan, settings, file["template"]))
    if not made.plan.ok:
        raise Refused(*made.plan.errors)
    return made


def _planned(path: Path, inputs: api.Inputs, file: Mapping[str, Any]) -> Plan:
    """The plan as it was written, and if its grouping was edited the one that follows from that."""
    written = api.plan(inputs, _given(file, file["parts"], file["reason"]))
    if not written.ok:
        raise Refused(*written.errors)
    _check_unaltered(
        path, file, entry(file["source"]["path"], Planned(written, inputs.settings, inputs.template))
    )
    if [_fixed(part) for part in _tested(file["parts"])] == [_fixed(part) for part in file["grouping"]]:
        return written
    return api.plan(inputs, _given(file, file["grouping"], f"{file['reason']}; then by the plan file"))


_FIXED = ("name", "group", "subject", "tests")


def _fixed(part: Mapping[str, Any]) -> list[Any]:
    """What a grouping says of a part; the order of its tests is the file's, whatever is written."""
    return [sorted(part[key]) if key == "tests" else part[key] for key in _FIXED]


def _tested(parts: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The parts that hold tests: a module of helpers follows from them and can't be asked for."""
    return [part for part in parts if part["tests"]]


def _given(file: Mapping[str, Any], parts: Sequence[Mapping[str, Any]], reason: str) -> GivenGrouping:
    given = tuple(Given(p["name"], p["group"], p["subject"], tuple(p["tests"])) for p in _tested(parts))
    return GivenGrouping(file["strategy"], reason, given)


def _check_unaltered(path: Path, file: Mapping[str, Any], made: Mapping[str, Any]) -> None:
    """Raises ``Refused`` (S463) unless the plan says of each part what this version makes of it."""
    for key in ("source", "retire", "units", "parts"):
        if file[key] == made[key]:
            continue
        where = file["source"]["path"]
        message = f"{where}: its {key} are not what follows from its source, settings and template"
        message += f" (with splitter {VERSION})"
        raise Refused(finding("S463", message, path=str(path)))


def _collisions(path: Path, plans: Sequence[Plan]) -> list[Finding]:
    """Files that stand twice in a plan, and names that two files' parts would have."""
    folders = [Path(plan.path).resolve().parent for plan in plans]
    originals = Counter(folder / Path(plan.path).name for folder, plan in zip(folders, plans, strict=True))
    parts = Counter(
        folder / output.name for folder, plan in zip(folders, plans, strict=True) for output in plan.outputs
    )
    return [
        finding("S463", f"{name} stands in the plan {count} times", path=str(path))
        for counter in (originals, parts)
        for name, count in counter.items()
        if count > 1
    ]


def _committed(applied: Applied) -> list[Finding]:
    """Says of a file that it stays split: its commit is made."""
    words = f"{applied.plan.path} was split and committed before that; `git revert` takes it back"
    return [finding("S468", words, path=applied.plan.path)]


def _taken_back(applied: Applied) -> list[Finding]:
    """Undoes what was applied before a failure; if it can't be undone that is said."""
    from splitter.transaction import undo

    try:
        undo(Path(applied.plan.path))
    except Refused as refused:
        words = f"{applied.plan.path} was split before that and can't be taken back now: {refused}"
        return [replace(refused.findings[0], message=words)]
    return []
