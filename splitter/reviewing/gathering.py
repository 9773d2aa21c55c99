"""What is to be reviewed, from where it is kept: a plan, a run in the history, a commit."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from splitter.config import loading
from splitter.languages import limit_of
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Limit, Refused
from splitter.model.plan import Plan
from splitter.plans import project_top
from splitter.plans.applying import prepared
from splitter.proving.gathering import from_git, in_project
from splitter.proving.proof import Change
from splitter.reading.source import read_bytes
from splitter.reviewing.by_hand import TOP, Commands
from splitter.reviewing.review import Occasion
from splitter.text.file_names import RETIRED_SUFFIX
from splitter.transaction import history, system
from splitter.transaction.journal import Damaged
from splitter.transaction.record import PORT, Record


def occasion_of(what: str | None) -> Occasion:
    """A plan file, a run or a split of the history by its id (by default the latest), or a commit.

    Raises ``Refused``.
    """
    if what is not None and what.endswith(".json") and Path(what).is_file():
        made = prepared(Path(what), project_top(None))
        return from_plans(what, [one.plan for one in made if one.plan.parts])
    records = _records()
    if what is None:
        if not records:
            raise Refused(finding("S915", "no run is in this project's history: name a commit or a plan"))
        what = records[0].run
    known = [record for record in records if what in (record.run, record.id)]
    return _from_records(known) if known else _from_commit(what)


def from_plans(title: str, plans: Sequence[Plan]) -> Occasion:
    """What plans would do. Raises ``Refused`` where there is nothing in them."""
    before, after, limits = {}, {}, {}
    for plan in plans:
        folder = Path(plan.path).parent
        before[Path(plan.path).as_posix()] = plan.source.data if plan.source else b""
        for output in plan.outputs:
            path = (folder / output.name).as_posix()
            after[path], limits[path] = output.data, plan.limit
    if not after:
        raise Refused(finding("S915", "nothing is to be split", path=title))
    change = in_project(Change(before, after), [Path(path) for path in before])
    findings = tuple(found for plan in plans for found in plan.findings)
    hows = {(one.retirement.how, one.retirement.data is None) for one in plans}
    return Occasion(title, change, _commands(hows, after), limits, findings, is_planned=True)


def _records() -> list[Record]:
    try:
        return [one for one in history.records(Path.cwd()) if one.how != PORT]
    except (Damaged, OSError) as error:
        raise Refused(finding("S915", f"the history can't be read: {error}")) from error


def _from_records(records: Sequence[Record]) -> Occasion:
    """A run as its files are now."""
    if merged := [one.original.name for one in records if one.how == "merge"]:
        raise Refused(finding("S915", f"{merged[0]} was made by a merge: commit it, and review the commit"))
    before, after = {}, {}
    findings: list[Finding] = []
    for record in sorted(records, key=lambda one: one.time):
        folder = Path(os.path.relpath(record.folder))
        before[(folder / record.original.name).as_posix()] = _original(record)
        new = [(part.name, part.sha256) for part in record.parts]
        if record.how == "rest":
            new.append((record.original.name, record.left))
        for name, digest in new:
            path = (folder / name).as_posix()
            after[path] = read_bytes(Path(path))
            if system.sha256(after[path]) != digest:
                findings.append(finding("S916", "it is not as the run wrote it", path=path))
    change = in_project(Change(before, after), [Path(path) for path in before])
    hows = {(one.how, one.retired is None or one.retired.sha256 == one.original.sha256) for one in records}
    title = ", ".join(before)
    return Occasion(title, change, _commands(hows, after), _limits(after), tuple(findings))


def _original(record: Record) -> bytes:
    try:
        return history.original(record)
    except (Damaged, OSError) as error:
        name = str(record.folder / record.original.name)
        raise Refused(finding("S915", f"its bytes are not in the history: {error}", path=name)) from error


def _from_commit(revision: str) -> Occasion:
    """A commit against its first parent, or what is between two: ``main..branch``."""
    base, dots, head = revision.partition("..")
    base, head = (base, head.lstrip(".") or "HEAD") if dots else (f"{revision}^", revision)
    change = from_git(base, head, [])
    if not change.before or not change.after:
        raise Refused(finding("S915", f"no tests move in {revision}"))
    first, last = shlex.quote(base), shlex.quote(head)
    commands = Commands(f"git show {first}:", f"git show {last}:", "", f"git diff {first} {last}", last, TOP)
    return Occasion(revision, change, commands, _limits(change.after))


def _commands(hows: Iterable[tuple[str, bool]], after: Iterable[str]) -> Commands:
    """How the originals can be seen after runs that left them so; where nothing has them, from git."""
    found = set(hows)
    new = " ".join(map(shlex.quote, after))
    difference = f"git add --intent-to-add -- {new}; git diff HEAD"
    if found == {("rename", True)}:
        return Commands("cat ", "cat ", RETIRED_SUFFIX, difference)
    before = "cat " if found == {("keep", True)} else "git show HEAD:./"
    return Commands(before, "cat ", "", difference)


def _limits(paths: Iterable[str]) -> dict[str, Limit]:
    return dict(_limits_of(paths))


def _limits_of(paths: Iterable[str]) -> Iterator[tuple[str, Limit]]:
    for path in paths:
        yield path, limit_of(path, loading.load(Path(path)))
