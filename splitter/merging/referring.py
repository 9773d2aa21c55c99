"""Other files that name the parts: what is said of them, and what they name instead."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from splitter.adr.marks import is_record
from splitter.merging.planning import MergePlan
from splitter.model.finding import Finding
from splitter.project.listing import listed
from splitter.project.texts import ordinary
from splitter.references import Search, folded_references, top_for
from splitter.references.subject import Subject, Successor, width_of
from splitter.references.telling import findings
from splitter.text.file_names import retired_name
from splitter.text.lines import count_lines


def referred(made: MergePlan, how: str, *, docs: bool) -> MergePlan:
    """The plan with who names its parts; with ``how`` "update" they name the one file instead."""
    if made.fold is None or how == "ignore":
        return made
    path = Path(made.fold.path)
    top, deep = top_for(path)
    files = listed(top, deep=deep)
    folder = PurePosixPath(Path(os.path.realpath(path.parent)).relative_to(top).as_posix())
    subjects = tuple(_subjects(made, folder))
    names = [path.name, retired_name(path.name), *(name for name, _ in made.family.parts)]
    records = (name for name in files if name.endswith(".md") and is_record(ordinary(top / name)))
    before = {edit.path: edit for edit in made.fold.edits}
    search = Search(
        top,
        files,
        frozenset([*(str(folder / name) for name in names), *records]),
        {edit.path: edit.after or b"" for edit in before.values()},
    )
    *seen, last = folded_references(subjects, search, update=how == "update", docs=docs)
    told: list[Finding] = []
    for subject, own in zip(subjects, seen, strict=True):
        told += findings(str(path.parent / subject.path.relative_to(folder)), own.found, top)
    edits = {**before}
    for edit in last.edits:
        there = before.get(edit.path)
        edits[edit.path] = replace(edit, before=there.before) if there else edit
    merged = replace(made.merged, findings=(*made.merged.findings, *dict.fromkeys(told)))
    return replace(made, merged=merged, fold=replace(made.fold, edits=tuple(edits.values())))


def _subjects(made: MergePlan, folder: PurePosixPath) -> Iterator[Subject]:
    """Each part as others name it, and the one file that they would name instead."""
    assert made.fold is not None
    name = Path(made.fold.path).name
    text = made.merged.data.decode("utf-8", "replace")
    size = count_lines(text), width_of(text)
    for part, _ in made.family.parts:
        if part == name:
            continue
        own = os.path.relpath(name, Path(part).parent)
        new = Successor(own, made.merged.tests, *size, made.merged.names)
        yield Subject(folder / part, (new,))
