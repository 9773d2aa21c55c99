"""A plan that was carried out in part: what of it is done, by what the history says and the disk holds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from splitter.model.catalogue import finding
from splitter.model.finding import Limit, Refused
from splitter.model.plan import Plan
from splitter.transaction import flaws, history
from splitter.transaction.journal import Damaged
from splitter.transaction.record import PORT, Record


def done_already(where: Path, shown: str, file: Mapping[str, Any]) -> Plan | None:
    """A plan without parts for a file that was split as ``file`` of a plan file says; ``None`` for others.

    Raises ``Refused`` if it was, and what it became was edited since (S466).
    """
    try:
        records = history.records(where.parent.resolve())
    except Damaged as error:
        raise Refused(finding("S467", str(error), path=shown)) from error
    for record in records:
        if record.how != PORT and record.folder / record.original.name == where.parent.resolve() / where.name:
            return _done(record, shown, file)
    return None


def _done(record: Record, shown: str, file: Mapping[str, Any]) -> Plan | None:
    source = file["source"]
    if record.original.sha256 != source["sha256"] or not _is_meant(record, file):
        return None
    edited = flaws(record)
    if edited:
        raise Refused(*edited)
    return Plan(
        path=shown,
        sha256=source["sha256"],
        size=source["size"],
        language=source["language"],
        tests=(),
        limit=Limit(),
        retired="",
        reason="split already, as the plan says",
    )


def _is_meant(record: Record, file: Mapping[str, Any]) -> bool:
    """Whether the split gave the plan's parts, or those of its grouping if that was edited."""
    name = record.original.name
    parts, grouping = (_new(file[key], name) for key in ("parts", "grouping"))
    if [part["sha256"] for part in parts] == [part.sha256 for part in record.parts]:
        return _grouping(parts) == _grouping(grouping)
    made = zip(record.parts, record.tests, strict=True)
    return {part.name: sorted(tests) for part, tests in made if tests} == _grouping(grouping)


def _new(parts: list[Mapping[str, Any]], original: str) -> list[Mapping[str, Any]]:
    """Without what stays in the original's file: it is what the others do not have."""
    return [part for part in parts if part["name"] != original]


def _grouping(parts: list[Mapping[str, Any]]) -> dict[str, list[str]]:
    return {part["name"]: sorted(part["tests"]) for part in parts if part["tests"]}
