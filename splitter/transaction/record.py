"""The record of a split: what the history keeps of it, as a value and as JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from splitter.transaction import account as accounts
from splitter.transaction import system
from splitter.transaction.account import Account
from splitter.transaction.edited import Edited, parsed
from splitter.transaction.edited import document as written
from splitter.transaction.journal import (
    Damaged,
    Target,
    followings,
    is_here,
    is_of_project,
    is_plain,
    opened,
)
from splitter.transaction.system import Access

FORMAT_VERSION = 2
_KNOWN = (1, FORMAT_VERSION)
"""Before 2 there were no merges, and no other file followed a split."""


PORT = "port"
"""What a record says became of a file that got other bytes: no split, and no merge."""


@dataclass(frozen=True)
class Gone:
    """A file that a merge took away."""

    name: str
    sha256: str
    size: int
    access: Access


@dataclass(frozen=True)
class Record:
    """A finished split, or a merge: then ``original`` is what stood at the new file's name before.

    Or parts that got other bytes: then it is the first of them, and the others are among the ``edits``.
    """

    id: str
    run: str
    time: int
    """When it was made, in nanoseconds since 1970."""
    folder: Path
    original: Target
    size: int
    access: Access
    """The original's mode and owner."""
    how: str
    """What became of the original: see ``model.Retirement``; or ``merge``, or ``port``."""
    retired: Target | None
    """The retired original, if there is one."""
    left: str
    """The SHA-256 of what stands at the original's name since; empty for nothing."""
    parts: tuple[Target, ...]
    tests: tuple[tuple[str, ...], ...] = ()
    """Those of each part, in its order."""
    gone: tuple[Gone, ...] = ()
    """Of a merge: what it took away. ``parts`` are the retired copies that it left."""
    edits: tuple[Edited, ...] = ()
    """What was changed in files that followed."""
    account: Account | None = None
    """What the run said; ``None`` where an earlier version made it, which kept nothing of that."""
    source: str = ""
    """Of a port: the branch or the patch; empty where an earlier version made it."""

    @property
    def verb(self) -> str:
        """What was done to the original, for people."""
        if self.how == PORT:
            return "changed"
        return "merged" if self.gone else "split"


def document(record: Record, top: Path) -> dict[str, Any]:
    """What is written down; ``top`` is the project's."""
    retired = record.retired
    return {
        "format_version": FORMAT_VERSION,
        "id": record.id,
        "run": record.run,
        "time": record.time,
        "folder": record.folder.relative_to(top).as_posix(),
        "original": {
            "name": record.original.name,
            "sha256": record.original.sha256,
            "size": record.size,
            "mode": record.access.mode,
            "uid": record.access.uid,
            "gid": record.access.gid,
        },
        "how": record.how,
        "retired": {"name": retired.name, "sha256": retired.sha256} if retired else None,
        "left": record.left,
        "parts": [
            {"name": part.name, "sha256": part.sha256, "tests": list(tests)}
            for part, tests in zip(record.parts, record.tests, strict=True)
        ],
        **({"gone": [_gone(file) for file in record.gone]} if record.gone else {}),
        "edits": [written(one) for one in record.edits],
        **({"account": accounts.document(record.account)} if record.account else {}),
        **({"source": record.source} if record.source else {}),
    }


def _gone(file: Gone) -> dict[str, Any]:
    access = {"mode": file.access.mode, "uid": file.access.uid, "gid": file.access.gid}
    return {"name": file.name, "sha256": file.sha256, "size": file.size, **access}


def load(store: Path, name: str) -> Record:
    """The record ``name`` in ``store``; nothing in it is believed that would lead out of the project.

    Raises ``Damaged`` for one that this version can't act on, ``NotOurs`` for another user's, ``OSError``.
    """
    try:
        document = json.loads(system.read_own(store / name, store.parent))
        if document["format_version"] not in _KNOWN:
            raise Damaged(f"{store / name} is not of format version {FORMAT_VERSION}")
        record = _parse(store, document)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        if isinstance(error, Damaged):
            raise
        raise Damaged(f"{store / name} can't be read: {error!r}") from error
    own = [record.original.name, *([record.retired.name] if record.retired else [])]
    below = (*record.parts, *(Target(file.name, file.sha256) for file in record.gone))
    names = [*own, *(file.name for file in below)]
    here = all(map(is_here, names)) and all(map(is_plain, own))
    near = all(is_of_project(record.folder, one.file.name) for one in record.edits)
    linked = any(map(os.path.islink, opened(record.folder, below)))
    if record.id + ".json" != name or not (here and near) or linked or len(set(names)) < len(names):
        raise Damaged(f"{store / name} names files elsewhere, or one twice")
    return record


def _parse(store: Path, document: Mapping[str, Any]) -> Record:
    folder = inside(store.parent, str(document["folder"]))
    if folder is None:
        raise Damaged(f"a record in {store} leads out of the project")
    before, retired = document["original"], document["retired"]
    return Record(
        id=str(document["id"]),
        run=str(document["run"]),
        time=int(document["time"]),
        folder=folder,
        original=_target(before),
        size=int(before["size"]),
        access=_access(before),
        how=str(document["how"]),
        retired=_target(retired) if retired else None,
        left=str(document["left"]),
        parts=tuple(map(_target, document["parts"])),
        # Splits of earlier versions have them elsewhere, and are undone all the same.
        tests=tuple(tuple(map(str, part.get("tests", ()))) for part in document["parts"]),
        gone=tuple(map(_parse_gone, document.get("gone", ()))),
        edits=tuple(map(parsed, followings(document.get("edits", ())), document.get("edits", ()))),
        account=accounts.parsed(document["account"]) if "account" in document else None,
        source=str(document.get("source", "")),
    )


def _parse_gone(value: Mapping[str, Any]) -> Gone:
    target = _target(value)
    return Gone(target.name, target.sha256, int(value["size"]), _access(value))


def _access(value: Mapping[str, Any]) -> Access:
    return Access(int(value["mode"]) & 0o7777, int(value["uid"]), int(value["gid"]))


def _target(value: Mapping[str, Any]) -> Target:
    name, digest = value["name"], value["sha256"]
    if not (isinstance(name, str) and isinstance(digest, str)):
        raise TypeError("a file's name and SHA-256 are strings")
    return Target(name, digest)


def inside(top: Path, where: str) -> Path | None:
    """The folder ``where`` below ``top``; ``None`` for one that is not below it."""
    path = PurePosixPath(where)
    if path.is_absolute() or ".." in path.parts or "\0" in where:
        return None
    folder = (top / path).resolve()
    return folder if folder.is_relative_to(top.resolve()) else None
