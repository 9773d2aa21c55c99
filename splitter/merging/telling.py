"""What people and scripts see of merges: sentences, patches, a document."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

from splitter.merging.planning import MergePlan
from splitter.model.document import Document, FindingFields
from splitter.model.finding import Finding
from splitter.reporting.diff import copies_patch, edits_patch, folded_patch
from splitter.reporting.json import finding_fields
from splitter.text.file_names import retired_name

KIND = "splitter merge"
FORMAT_VERSION = 1
"""Grows when a field goes or changes its meaning; new fields alone don't change it."""


class MergedFields(TypedDict):
    """A file that parts become again; ``base`` says whether the retired original told what was edited."""

    path: str
    parts: list[str]
    base: bool
    ok: bool
    merged: bool
    tests: list[str]
    edited: list[str]
    added: list[str]
    removed: list[str]
    conflicts: int
    findings: list[FindingFields]


class MergeDocument(Document):
    """What became of merges; ``findings`` are those of what is no family of parts at all."""

    ok: bool
    files: list[MergedFields]
    findings: list[FindingFields]


def sentence(made: MergePlan, *, done: bool) -> str:
    """One line: how many parts became how many tests, and what was edited in them."""
    merged, count = made.merged, len(made.family.parts)
    verb = "became" if done else "would become"
    words = f"{count} parts {verb} {merged.path} with {len(merged.tests)} tests"
    counts = [
        f"{len(names)} {word}"
        for names, word in ((merged.edited, "edited"), (merged.added, "new"), (merged.removed, "gone"))
        if names
    ]
    if made.family.base is None:
        return words
    if not counts and merged.data == made.family.base:
        return f"{words}, byte for byte as it was"
    return f"{words}; of the statements {', '.join(counts)}" if counts else words


def patch(made: MergePlan) -> bytes:
    """What a merge would do, as ``git apply`` takes it."""
    fold = made.fold
    assert fold is not None
    going = {file.name: file.data for file in fold.going}
    copies = {retired_name(name): (name, going[name]) for name in fold.kept}
    path = Path(fold.path)
    patches = folded_patch(path, fold.before, fold.data, going) + copies_patch(path, copies)
    return patches + edits_patch(path, fold.edits)


def to_json(plans: Sequence[MergePlan], problems: Sequence[Finding], *, done: bool) -> str:
    """All merges as one document; ``problems`` are those of what is no family at all."""
    document: MergeDocument = {
        "kind": KIND,
        "format_version": FORMAT_VERSION,
        "ok": not problems and all(made.ok for made in plans),
        "files": [_file(made, done=done) for made in plans],
        "findings": [finding_fields(found) for found in problems],
    }
    return json.dumps(document, indent=2) + "\n"


def _file(made: MergePlan, *, done: bool) -> MergedFields:
    merged = made.merged
    return {
        "path": merged.path,
        "parts": [name for name, _ in made.family.parts],
        "base": made.family.base is not None,
        "ok": made.ok,
        "merged": done and made.ok,
        "tests": list(merged.tests),
        "edited": list(merged.edited),
        "added": list(merged.added),
        "removed": list(merged.removed),
        "conflicts": len(merged.conflicts),
        "findings": [finding_fields(found) for found in made.findings],
    }
