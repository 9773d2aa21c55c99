"""Who else names a file that is split: CI, configuration, scripts, other tests, documentation.

Nothing of theirs is changed: it is said what they name, where, and what they would have to name instead,
before anything is written and in a dry run too. That is the default (``--references report``), on a terminal
or not, for a split that makes a job run nothing must not end in silence; ``ignore`` leaves the search out.

The way: ``project.listing`` has the files that git does not ignore, ``project.texts`` reads each once a run,
``mentions`` finds paths, ids and modules, ``patterns`` what stands for several files, ``context`` tells whom
a place speaks to, ``telling`` makes findings. All is read as text, so that unknown formats are
searched, too.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from splitter.model.plan import Plan
from splitter.model.references import Fate, Reference
from splitter.project.listing import listed
from splitter.project.texts import ordinary
from splitter.project.top import marked
from splitter.references.context import is_configuration, speaks_to_people
from splitter.references.mentions import Mention, mentions, renamed
from splitter.references.patterns import patterns
from splitter.references.subject import Subject, subject_of

__all__ = ["references", "top_for"]


_OWN = b'"kind": "splitter'
"""How what the tool itself has written begins: a plan names the file, and is about this very split."""


def top_for(path: Path) -> tuple[Path, bool]:
    """Where the search for those who name a file begins, and whether it goes below that.

    Outside of any project only the folder of the file is searched.
    """
    folder = Path(os.path.realpath(path.parent))
    top = marked(folder)
    return (folder, False) if top is None else (top, True)


def references(plan: Plan) -> tuple[Reference, ...]:
    """Where other files name the original of a plan that has parts."""
    top, deep = top_for(Path(plan.path))
    files = tuple(listed(top, deep=deep))
    subject = subject_of(plan, top, files)
    own = {str(subject.path), *(str(subject.folder / name) for name in _parts_of_it(plan))}
    found: list[Reference] = []
    stem = os.fsencode(subject.path.stem)
    for file in files:
        if file not in own:
            found += _in_file(top, file, subject, files, stem)
    return tuple(found)


def _parts_of_it(plan: Plan) -> frozenset[str]:
    """Its parts of an earlier split, whose headers name it."""
    return plan.source.around.kindred if plan.source else frozenset()


def _in_file(
    top: Path, file: str, subject: Subject, files: Sequence[str], stem: bytes
) -> Iterator[Reference]:
    data = ordinary(top / file)
    configures = b"*" in data and is_configuration(file)
    named = stem in data
    if not (named or configures) or b"\0" in data[:8192] or _OWN in data[:64]:
        return
    text = data.decode("utf-8", "replace")
    if named:
        for mention in mentions(text, subject, file):
            yield _reference(text, mention, subject, file)
    if configures:
        yield from patterns(text, subject, file, files)


def _reference(text: str, mention: Mention, subject: Subject, file: str) -> Reference:
    line, column = place(text, mention.start)
    said = renamed(mention, subject)
    prose = speaks_to_people(file, text, mention.start)
    return Reference(
        file,
        line,
        column,
        mention.kind,
        Fate.PROSE if prose else Fate.STALE,
        text[mention.start : mention.end],
        () if isinstance(said, str) else tuple(dict.fromkeys(said)),
        said if isinstance(said, str) else "",
    )


def place(text: str, offset: int) -> tuple[int, int]:
    """The line and the column of an offset, both from 1 on."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
