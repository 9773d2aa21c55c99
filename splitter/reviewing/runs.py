"""A run of the history as what is to be reviewed: its files as they were, and as they are now."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from splitter.config import loading
from splitter.git.repository import repository_of
from splitter.languages import language_of, limit_of
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Limit, Refused
from splitter.proving.gathering import in_project
from splitter.proving.proof import Change
from splitter.reading.source import read_bytes
from splitter.reviewing.by_hand import Before, after_runs
from splitter.reviewing.review import Occasion
from splitter.text.file_names import retired_name
from splitter.transaction import history, system
from splitter.transaction.edited import taken_back
from splitter.transaction.journal import Damaged
from splitter.transaction.record import PORT, Record

_MERGE = "merge"


def records() -> list[Record]:
    """The splits and merges of the project here, the latest first; raises ``Refused``."""
    try:
        return [one for one in history.records(Path.cwd()) if one.how != PORT]
    except (Damaged, OSError) as error:
        raise Refused(finding("S915", f"the history can't be read: {error}")) from error


def from_records(found: Sequence[Record]) -> Occasion:
    """What some records of a run are about; raises ``Refused``."""
    in_order = sorted(found, key=lambda one: one.time)
    before, written = _sides(in_order)
    after = {path: read_bytes(Path(path)) for path in written if os.path.lexists(path)}
    if not after:
        raise Refused(finding("S915", f"nothing is left of what the run wrote: {', '.join(written)}"))
    for path, now, then in _extended(in_order):
        before[path] = then
        after.setdefault(path, now)
    findings = [*_said(in_order), *_changed_since(written, after)]
    change = in_project(Change(before, after), [Path(path) for path in before])
    return Occasion(
        title=", ".join(_here(record, record.original.name) for record in in_order),
        change=change,
        commands=after_runs({_left(record) for record in in_order}, after, with_git=is_in_git()),
        limits=_limits(in_order, after),
        findings=tuple(findings),
        looked_around=all(record.account for record in in_order),
    )


def _sides(found: Sequence[Record]) -> tuple[dict[str, bytes], dict[str, str]]:
    """What was before all of them and what is since; a later one may have taken what an earlier one wrote."""
    before: dict[str, bytes] = {}
    written: dict[str, str] = {}
    for record in found:
        for path, data in _before(record):
            if written.pop(path, None) is None:
                before.setdefault(path, data)
        written.update(_written(record))
    return before, written


def _before(record: Record) -> Iterator[tuple[str, bytes]]:
    """The original; of a merge the parts, and what stood at the new file's name."""
    names = [record.original.name, *(file.name for file in record.gone)]
    try:
        kept = history.kept(record)
    except (Damaged, OSError) as error:
        path = _here(record, record.original.name)
        raise Refused(finding("S915", f"its bytes are not in the history: {error}", path=path)) from error
    for name, data in zip(names, kept, strict=True):
        was_there = name != record.original.name or record.original.sha256
        if was_there and language_of(name) is not None:  # a retired original held nothing that ran
            yield _here(record, name), data


def _written(record: Record) -> Iterator[tuple[str, str]]:
    """The files in which tests are since, with their SHA-256."""
    parts = () if record.how == _MERGE else record.parts
    yield from ((_here(record, part.name), part.sha256) for part in parts)
    if record.how in ("rest", _MERGE):
        yield _here(record, record.original.name), record.left


def _extended(found: Sequence[Record]) -> Iterator[tuple[str, bytes, bytes]]:
    """Files that were there and got fixtures of the originals: as they are, and without those."""
    known: dict[str, bytes] = {}
    for record in reversed(found):
        language = language_of(record.original.name)
        name = language.sharing.fixtures_file if language and language.sharing else ""
        for one in record.edits:
            path = _here(record, one.file.name)
            if one.file.name == name and one.file.before and os.path.lexists(path):
                now = known[path] if path in known else read_bytes(Path(path))
                then = taken_back(one, now)
                known[path] = now if then is None else then
                yield path, now, known[path]


def _here(record: Record, name: str) -> str:
    """One of a record's files, from the current folder on."""
    return Path(os.path.relpath(record.folder / name)).as_posix()


def _said(found: Sequence[Record]) -> Iterator[Finding]:
    """What the run said, in its own words; one that said it of several files said it once."""
    told: set[Finding] = set()
    for record in found:
        path = _here(record, record.original.name)
        if record.account is None:
            yield finding("S920", "an earlier version made this run", path=path)
            continue
        if record.account.left_out:
            yield finding("S921", f"{record.account.left_out} findings were not kept", path=path)
        for kept in record.account.findings:
            one = replace(kept, path=_here(record, kept.path)) if kept.path else kept
            if one not in told:
                told.add(one)
                yield one


def _changed_since(written: Mapping[str, str], after: Mapping[str, bytes]) -> Iterator[Finding]:
    for path, digest in written.items():
        if path not in after:
            yield finding("S916", "it is not there any more", path=path)
        elif system.sha256(after[path]) != digest:
            yield finding("S916", "it is not as the run wrote it", path=path)


def _left(record: Record) -> Before:
    """Where what was can be seen now."""
    if record.how == _MERGE:
        copies = {part.name for part in record.parts}
        files = [file.name for file in record.gone if language_of(file.name) is not None]
        is_kept = not record.original.sha256 and copies.issuperset(map(retired_name, files))
        return Before.RETIRED if is_kept else Before.IN_GIT
    if record.how == "rename" and record.retired and record.retired.sha256 == record.original.sha256:
        return Before.RETIRED
    return Before.KEPT if record.how == "keep" else Before.IN_GIT


def _limits(found: Sequence[Record], after: Iterable[str]) -> dict[str, Limit]:
    """Those that the run kept to, as far as that is known; else today's."""
    kept = {path: record.account.limit for record in found if record.account for path, _ in _written(record)}
    return {**limits_today(path for path in after if path not in kept), **kept}


def is_in_git() -> bool:
    """Whether the current folder is in a work tree."""
    try:
        repository_of(str(Path.cwd() / "x"))
    except Refused:
        return False
    return True


def limits_today(paths: Iterable[str]) -> dict[str, Limit]:
    """Each file's as it is configured."""
    return {path: limit_of(path, loading.load(Path(path))) for path in paths}
