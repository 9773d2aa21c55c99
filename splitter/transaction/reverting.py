"""What a split made of other files is taken back: told beforehand whether that can be, and done."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from splitter.languages import language_of
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused
from splitter.model.references import Edit
from splitter.project.top import top_or_folder
from splitter.transaction import system
from splitter.transaction.edited import Edited, taken_back
from splitter.transaction.journal import Damaged
from splitter.transaction.record import Record

GONE = "is gone"


def edits_back(record: Record) -> tuple[Edit, ...]:
    """What becomes of the files that followed; raises ``Refused`` (S466), ``Damaged``."""
    flaws = [flaw for one in record.edits for flaw in flaws_of_edit(record, one, {})]
    if flaws:
        raise Refused(*flaws)
    return tuple(_edit_back(record, one) for one in record.edits)


def edits_that_go_back(record: Record) -> tuple[Edit, ...]:
    """The same without those that can't be taken back; raises ``Damaged``."""
    return tuple(_edit_back(record, one) for one in record.edits if not any(flaws_of_edit(record, one, {})))


def _edit_back(record: Record, one: Edited) -> Edit:
    path, file = path_of(record, one), one.file
    name = path.relative_to(top_or_folder(record.folder)).as_posix()
    now = system.read(path) if file.after else None
    if now is None:
        return Edit(name, None, _gone(record, one))
    return Edit(name, now, taken_back(one, now) if file.before else None)


def flaws_of_edit(record: Record, one: Edited, known: dict[Path, bytes]) -> Iterator[Finding]:
    path, name = path_of(record, one), one.file.name
    if not one.file.before:
        if why := difference(path, one.file.after):
            yield edited_since(record, name, why)
    elif not one.file.after:
        if system.status(path) is not None:
            yield in_the_way(record, name)
    elif (before := _taken_back(one, path, known)) is None:
        yield edited_since(record, name, "was edited where the split changed it")
    elif lost := _unmet(path, one, before, known):
        words = f"it uses {lost} by now, which came with the split of {record.original.name}"
        found = finding("S466", words, path=shown(path))
        yield replace(found, remedy="undo first what uses it, or let that have its own")
    else:
        known[path] = before


def _unmet(path: Path, one: Edited, before: bytes, later: Mapping[Path, bytes]) -> str:
    """A name that others have added a use of since, and that would go with the edit."""
    sharing = language.sharing if (language := language_of(path.name)) else None
    now = later[path] if path in later else system.read(path)
    if sharing is None or sharing.unmet is None or system.sha256(now) == one.file.after:
        return ""
    return sharing.unmet(now, before)


def in_the_way(record: Record, name: str) -> Finding:
    """A file stands where another comes back."""
    return finding("S926", "it is there, and was not left by the split", path=shown(record.folder / name))


def path_of(record: Record, one: Edited) -> Path:
    """Where a file is that followed."""
    return Path(os.path.normpath(record.folder / one.file.name))


def _taken_back(one: Edited, path: Path, later: Mapping[Path, bytes]) -> bytes | None:
    """A file as it will be without the edit; ``None`` if that can't be told."""
    if path in later:
        return taken_back(one, later[path])
    there = system.status(path)
    if there is None or not stat.S_ISREG(there.st_mode):
        return None
    return taken_back(one, system.read(path))


def _gone(record: Record, one: Edited) -> bytes:
    """The bytes of a file that went with its test: the record has them, or the file that came for it.

    Raises ``Damaged``.
    """
    data = b"".join(line for hunk in one.hunks for line in hunk.old)
    for other in record.edits:
        if not one.hunks and not other.file.before and other.file.after == one.file.before:
            data = system.read(path_of(record, other))
    if system.sha256(data) != one.file.before:
        raise Damaged(f"the bytes of {one.file.name} are not there as they were")
    return data


def difference(path: Path, sha256: str, later: Mapping[Path, bytes] | None = None) -> str:
    """How a file differs from what the split left, in words; empty if it does not."""
    if later and path in later:
        return "" if system.sha256(later[path]) == sha256 else "was edited"
    there = system.status(path)
    if there is None:
        return GONE
    if not stat.S_ISREG(there.st_mode):
        return "is not a regular file any more"
    return "" if system.digest(path) == sha256 else "was edited"


def edited_since(record: Record, name: str, why: str) -> Finding:
    message = f"it {why} since {record.original.name} was {record.verb}"
    return finding("S466", message, path=shown(Path(os.path.normpath(record.folder / name))))


def shown(path: Path) -> str:
    """The path from the current folder, if it is below that."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
