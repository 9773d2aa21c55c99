"""What people and scripts see of a port: sentences, patches, a document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypedDict

from splitter.model.document import Document, FindingFields
from splitter.model.finding import Finding
from splitter.porting.porting import Ported, PortPlan
from splitter.reporting.diff import changes_patch
from splitter.reporting.json import finding_fields

KIND = "splitter port"
FORMAT_VERSION = 1
"""Grows when a field goes or changes its meaning; new fields alone don't change it."""


class PortedFields(TypedDict):
    """A file that was split, and what of the branch its parts get; the lists are of tests."""

    path: str
    parts: list[str]
    ok: bool
    ported: bool
    edited: list[str]
    added: list[str]
    removed: list[str]
    conflicts: int
    findings: list[FindingFields]


class PortDocument(Document):
    """What became of a branch; ``others`` are the files that git has to bring itself."""

    ok: bool
    name: str
    files: list[PortedFields]
    others: list[str]
    findings: list[FindingFields]


def sentence(one: Ported, *, done: bool) -> str:
    """One line: how many parts change, and what of their tests."""
    said = one.counted
    verb = "changed" if done else "would change"
    counts = [
        f"{len(names)} {word}"
        for names, word in ((said.edited, "edited"), (said.added, "new"), (said.removed, "gone"))
        if names
    ]
    files = "1 part" if len(one.changes) == 1 else f"{len(one.changes)} parts"
    if not one.changes:
        return f"{one.path}: its parts have it all already"
    words = f" (tests: {', '.join(counts)})" if counts else ""
    return f"{one.path}: {files} {verb}{words}"


def left(made: PortPlan) -> str:
    """What git has to bring itself; empty for nothing."""
    if not made.others:
        return ""
    shown = ", ".join(made.others[:3]) + (f" and {len(made.others) - 3} more" if len(made.others) > 3 else "")
    files = "1 other file" if len(made.others) == 1 else f"{len(made.others)} other files"
    return f"git has to bring {files} of {made.name}: {shown}"


def patch(one: Ported) -> bytes:
    """What the port of one file would do, as ``git apply`` takes it."""
    return changes_patch([(Path(change.path), change.before, change.after) for change in one.changes])


def to_json(made: PortPlan, problems: tuple[Finding, ...], *, done: bool) -> str:
    """All of it as one document; ``problems`` are those of the branch or the patch itself."""
    document: PortDocument = {
        "kind": KIND,
        "format_version": FORMAT_VERSION,
        "ok": made.ok and not problems,
        "name": made.name,
        "files": [_file(one, done=done and made.ok) for one in made.files],
        "others": list(made.others),
        "findings": [finding_fields(found) for found in problems],
    }
    return json.dumps(document, indent=2) + "\n"


def _file(one: Ported, *, done: bool) -> PortedFields:
    return {
        "path": one.path,
        "parts": [change.path for change in one.changes],
        "ok": one.ok,
        "ported": done,
        "edited": list(one.counted.edited),
        "added": list(one.counted.added),
        "removed": list(one.counted.removed),
        "conflicts": one.conflicts,
        "findings": [finding_fields(found) for found in one.findings],
    }
