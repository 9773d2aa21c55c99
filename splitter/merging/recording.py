"""The decision record that lists a file as split says, with the merge, that it is one again."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from splitter.adr.life import with_merged
from splitter.adr.marks import is_record
from splitter.merging.planning import MergePlan, refused_plan
from splitter.model.finding import Refused
from splitter.model.references import Edit
from splitter.project.listing import listed
from splitter.project.texts import ordinary
from splitter.project.top import marked, top_or_folder


@dataclass(frozen=True)
class Recording:
    """What records are to say of merges, and what they say by now of those that are only shown."""

    date: str
    why: str = ""
    shown: MutableMapping[Path, bytes] = field(default_factory=dict)


def recorded(made: MergePlan, recording: Recording, *, only_shown: bool) -> MergePlan:
    """The plan with what becomes of each decision record that lists its file."""
    if made.fold is None:
        return made
    folder = Path(made.fold.path).parent.resolve()
    top = top_or_folder(folder)
    path = (folder / Path(made.fold.path).name).relative_to(top).as_posix()
    edits = {edit.path: edit for edit in made.fold.edits}
    try:
        for name in _records(top, deep=marked(top) is not None):
            there = edits.get(name)
            data = there.after if there else recording.shown.get(top / name, ordinary(top / name))
            if data is None:
                continue
            after = with_merged(data.decode(), path, recording.date, recording.why, name).encode()
            if after != data:
                edits[name] = Edit(name, there.before if there else data, after)
                if only_shown:
                    recording.shown[top / name] = after
    except Refused as refused:
        return refused_plan(made, refused)
    return replace(made, fold=replace(made.fold, edits=tuple(edits.values())))


def _records(top: Path, *, deep: bool) -> Iterator[str]:
    """The documents of a project that `splitter adr` keeps, as paths from its top."""
    for name in listed(top, deep=deep):
        if name.endswith(".md") and is_record(ordinary(top / name)):
            yield name
