"""Pickles that name a file's module: they are no text, and can't be made to say another name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from splitter.model.references import Fate, Kind, Reference
from splitter.references.subject import Subject
from splitter.text.pickles import pickled_names

_BEGIN = b"\x80"
"""The first byte of each protocol from 2 on (PEP 307): with older ones any text could be a pickle."""


def pickled(data: bytes, subject: Subject, file: str) -> Iterator[Reference]:
    """What a file holds that is looked up in the subject's module, and won't be found there any more."""
    for name in dict.fromkeys(pickled_names(data) if data.startswith(_BEGIN) else ()):
        before, found, after = name.rpartition(f"{subject.path.stem}.")
        if found and _is_meant(before, subject, file) and not _stays(after, subject):
            why = "it is in a pickle, which is read only where that is"
            yield Reference(file, 1, 1, Kind.MODULE, Fate.STALE, name, (), why)


def _is_meant(before: str, subject: Subject, file: str) -> bool:
    """Whether the packages before a module's name are those of the subject."""
    if before and not before.endswith("."):
        return False
    steps = before.split(".")[:-1]
    if steps and subject.folder.parts:
        return subject.is_in(steps, PurePosixPath(file).parent) is not False
    return not (steps or subject.namesakes)


def _stays(after: str, subject: Subject) -> bool:
    """Whether the part that keeps the name has what is looked up."""
    return subject.stays is not None and subject.stays in subject.providing([after.partition(".")[0]])
