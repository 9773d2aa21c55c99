"""The journal: what a transaction is about to do, written down so that another run can undo it.

The journal and the staged files stand in the folder of the original under names that no test
runner collects and no person chooses: ``.splitter-<id>.journal`` and ``.splitter-<id>.<n>.tmp``.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path, PurePath
from typing import Any

from splitter.model import Plan
from splitter.transaction import system

FORMAT_VERSION = 1

_JOURNAL = re.compile(r"\.splitter-([0-9a-f]{8})\.journal")
_TEMPORARY = re.compile(r"\.splitter-([0-9a-f]{8})\.(?:[0-9]+|journal|probe)\.tmp")


@dataclass(frozen=True)
class Target:
    """A part as it will stand on the disk."""

    name: str
    sha256: str


@dataclass(frozen=True)
class Journal:
    """One transaction; its state is read off the disk: once the original is gone it is done."""

    id: str
    original: str
    sha256: str
    """Of the original."""
    retired: str
    targets: tuple[Target, ...]
    links: bool
    """Whether names are taken with hard links; else with an empty file that is then replaced."""

    @property
    def name(self) -> str:
        """The journal's own file name."""
        return f".splitter-{self.id}.journal"

    def staged(self, index: int) -> str:
        """Where the target with that index waits for its name."""
        return f".splitter-{self.id}.{index}.tmp"

    @property
    def probe(self) -> str:
        """The name that a hard link is tried with."""
        return f".splitter-{self.id}.probe.tmp"

    @property
    def temporary(self) -> tuple[str, ...]:
        """Every name that the transaction may leave behind, but for the journal's own."""
        staged = tuple(self.staged(index) for index in range(len(self.targets)))
        return (*staged, self.probe, f"{self.name}.tmp")


class Damaged(ValueError):
    """A journal that this version can't act on."""


def begin(plan: Plan) -> Journal:
    """The journal of a plan that is about to be applied."""
    return Journal(
        id=secrets.token_hex(4),
        original=PurePath(plan.path).name,
        sha256=plan.sha256,
        retired=plan.retired,
        targets=tuple(Target(o.name, hashlib.sha256(o.data).hexdigest()) for o in plan.outputs),
        links=True,
    )


def write(folder: Path, journal: Journal) -> None:
    """The journal in ``folder``, whole and on the disk, together with the names of the staged files."""
    record = {"format_version": FORMAT_VERSION, "state": "applying", **asdict(journal)}
    text = json.dumps(record, indent=1) + "\n"
    temporary = folder / f"{journal.name}.tmp"
    system.create(temporary, text.encode("ascii"))
    system.SYSTEM.replace(temporary, folder / journal.name)
    system.sync_folder(folder)


def load(folder: Path, name: str) -> Journal:
    """The journal ``name`` in ``folder``.

    Raises ``Damaged`` for one that this version did not write: a journal may come with somebody's
    repository, so that nothing in it is believed that would lead out of the folder. Raises ``OSError``.
    """
    try:
        record = json.loads(system.read(folder / name))
    except ValueError as error:
        raise Damaged("it is not JSON") from error
    if not isinstance(record, dict) or record.get("format_version") != FORMAT_VERSION:
        raise Damaged(f"it is not of format version {FORMAT_VERSION}")
    journal = _parse(record)
    if journal.name != name:
        raise Damaged("its name and its id differ")
    names = (journal.original, journal.retired, *(target.name for target in journal.targets))
    if not all(map(is_plain, names)) or len(set(names)) < len(names):
        raise Damaged("it names files elsewhere, or one twice")
    return journal


def journals(names: list[str]) -> list[str]:
    """Those of a folder's entries that are journals, sorted."""
    return sorted(name for name in names if _JOURNAL.fullmatch(name))


def orphans(names: list[str]) -> list[str]:
    """Those of a folder's entries that were staged by a run that has no journal (yet, or any more)."""
    known = {match[1] for name in names if (match := _JOURNAL.fullmatch(name))}
    matches = ((name, _TEMPORARY.fullmatch(name)) for name in sorted(names))
    return [name for name, match in matches if match and match[1] not in known]


def is_plain(name: str) -> bool:
    """Whether ``name`` is a file in the folder itself, and none of the transaction's own."""
    special = name in ("", ".", "..") or name.startswith(".splitter-")
    return not special and not any(mark in name for mark in "/\\\0")


def _parse(record: dict[str, Any]) -> Journal:
    try:
        targets = tuple(Target(_text(t, "name"), _text(t, "sha256")) for t in record["targets"])
        texts = {key: _text(record, key) for key in ("id", "original", "sha256", "retired")}
        return Journal(**texts, targets=targets, links=record["links"] is True)
    except (KeyError, TypeError) as error:
        raise Damaged(f"a field is missing or of the wrong type: {error}") from error


def _text(record: dict[str, Any], key: str) -> str:
    value = record[key]
    if not isinstance(value, str):
        raise TypeError(key)
    return value
