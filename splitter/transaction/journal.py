"""The journal: what a transaction is about to do, written down so that another run can undo it.

The journal and the staged files stand in the folder of the original under names that no test
runner collects and no person chooses: ``.splitter-<id>.journal`` and ``.splitter-<id>.<n>.tmp``. What
is to go is set aside under such a name, too, and looked at once more there: ``.splitter-<id>.<n>.gone``.
"""

from __future__ import annotations

import json
import os
import re
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

from splitter.git.branch import Branch
from splitter.project.top import marked
from splitter.transaction import system

FORMAT_VERSION = 3
_KNOWN = (2, FORMAT_VERSION)
"""Before 3 no other file followed a split."""

_ID = re.compile(r"[0-9a-f]{8}")
_JOURNAL = re.compile(r"\.splitter-([0-9a-f]{8})\.journal")
_REF = re.compile(r"HEAD|refs/[^\x00-\x20\x7f~^:?*\[\\]+")
_COMMIT = re.compile(r"(?:[0-9a-f]{40}(?:[0-9a-f]{24})?)?")
_TEMPORARY = re.compile(r"\.splitter-([0-9a-f]{8})\.(?:[0-9]+|journal|probe|original)\.tmp")


class Action(str, Enum):
    """What a transaction is for: an undo that is done forgets what it took back."""

    SPLIT = "split"
    MERGE = "merge"
    UNDO = "undo"
    PORT = "port"


class Switch(str, Enum):
    """What happens to the original's name in the one step that decides whether a transaction is done."""

    RENAME = "rename"  # the file there gets its retired name
    REMOVE = "remove"  # the file there goes
    REPLACE = "replace"  # another file takes its place
    CREATE = "create"  # a file comes where none is
    NONE = "none"  # nothing: the file stays


@dataclass(frozen=True)
class Target:
    """A file as it will stand on the disk, or as it stands there until it is removed."""

    name: str
    sha256: str


@dataclass(frozen=True)
class Following:
    """A file that follows: it comes or is replaced before the switch, or goes after it."""

    name: str
    """From the original's folder: ``../.github/workflows/ci.yml``."""
    before: str
    after: str
    """The SHA-256 of its bytes; empty where there is no file."""


@dataclass(frozen=True)
class Journal:
    """One transaction; its state is read off the disk: once its switch has happened it is done."""

    id: str
    action: Action
    record: str
    """The id of the split in the history, which is an undo's own to forget."""
    original: str
    before: str
    """The SHA-256 of what stands at the original's name; empty for nothing."""
    after: str
    """The same after the switch."""
    switch: Switch
    retired: str
    """For ``Switch.RENAME``: the name that the original gets."""
    targets: tuple[Target, ...]
    """Files that appear before the switch."""
    removes: tuple[Target, ...]
    """Files that go after it."""
    links: bool
    """Whether names are taken with hard links; else with an empty file that is then replaced."""
    branch: Branch | None = None
    """The branch that moves with the tree, if git is to have the split in a commit: it decides then."""
    follows: tuple[Following, ...] = ()
    """Other files that come or are replaced before the switch, or go after it."""

    @property
    def name(self) -> str:
        """The journal's own file name."""
        return f".splitter-{self.id}.journal"

    def staged(self, index: int) -> str:
        """Where the target with that index waits for its name."""
        return f".splitter-{self.id}.{index}.tmp"

    def staged_edit(self, index: int) -> str:
        """Where the new bytes of the following file with that index wait for its name."""
        return self.staged(len(self.targets) + 2 * index)

    def kept_edit(self, index: int) -> str:
        """Where its old bytes are, as long as it may have to be taken back."""
        return self.staged(len(self.targets) + 2 * index + 1)

    @property
    def staged_original(self) -> str:
        """Where what the original's name gets waits for it."""
        return f".splitter-{self.id}.original.tmp"

    @property
    def aside(self) -> str:
        """Where what stood at the original's name is after the switch."""
        return self.retired if self.switch is Switch.RENAME else f".splitter-{self.id}.original.gone"

    def gone(self, name: str) -> str:
        """Where one of the journal's files is looked at once more before it goes."""
        names = [file.name for file in (*self.targets, *self.removes)] + [self.original]
        return f".splitter-{self.id}.{names.index(name)}.gone"

    @property
    def probe(self) -> str:
        """The name that a hard link is tried with."""
        return f".splitter-{self.id}.probe.tmp"

    @property
    def temporary(self) -> tuple[str, ...]:
        """Every name that the transaction may leave behind, but for the journal's own."""
        staged = tuple(self.staged(index) for index in range(len(self.targets) + 2 * len(self.follows)))
        return (*staged, self.staged_original, self.probe, f"{self.name}.tmp")


class Damaged(ValueError):
    """A journal that this version can't act on."""


def new_id() -> str:
    """A name for a transaction that no other has."""
    return secrets.token_hex(4)


def is_id(text: str) -> bool:
    """Whether ``text`` is such a name."""
    return _ID.fullmatch(text) is not None


def write(folder: Path, journal: Journal) -> None:
    """The journal in ``folder``, whole and on the disk, together with the names of the staged files.

    Whoever owns the folder can recover what root left there.
    """
    record = {"format_version": FORMAT_VERSION, "state": "applying", **asdict(journal)}
    text = json.dumps(record, indent=1) + "\n"
    temporary = folder / f"{journal.name}.tmp"
    owner = replace(system.access(system.SYSTEM.lstat(folder)), mode=0o600)
    system.create(temporary, text.encode("ascii"), owner)
    system.SYSTEM.replace(temporary, folder / journal.name)
    system.sync_folder(folder)


def load(folder: Path, name: str) -> Journal:
    """The journal ``name`` in ``folder``.

    Raises ``Damaged`` for one that this version did not write, or another user: a journal may come with
    somebody's repository, so that nothing in it is believed that would lead out of the folder. Raises
    ``OSError``.
    """
    try:
        record = json.loads(system.read_own(folder / name, folder))
    except system.NotOurs as error:
        raise Damaged("another user owns it") from error
    except ValueError as error:
        raise Damaged("it is not JSON") from error
    if not isinstance(record, dict) or record.get("format_version") not in _KNOWN:
        raise Damaged(f"it is not of format version {FORMAT_VERSION}")
    journal = _parse(record)
    if journal.name != name or not is_id(journal.record):
        raise Damaged("its name and its id differ")
    files = (*journal.targets, *journal.removes)
    names = [journal.original, *filter(None, [journal.retired]), *(file.name for file in files)]
    if not all(map(is_plain, names[: len(names) - len(files)])) or len(set(names)) < len(names):
        raise Damaged("it names files elsewhere, or one twice")
    if not all(is_here(file.name) for file in files) or any(map(os.path.islink, opened(folder, files))):
        raise Damaged("it names files elsewhere")
    if not all(is_of_project(folder, file.name) for file in journal.follows):
        raise Damaged("it names files outside of the project")
    if journal.switch is Switch.RENAME and not journal.retired:
        raise Damaged("it names nothing that the original is renamed to")
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
    special = name in ("", ".", "..") or name.startswith(".splitter")
    return not special and not any(mark in name for mark in "/\\\0")


def is_here(name: str) -> bool:
    """Whether ``name`` is such a file, or one in a folder directly below that the transaction makes."""
    parts = name.split("/")
    return len(parts) <= 2 and all(map(is_plain, parts))


def is_of_project(folder: Path, name: str) -> bool:
    """Whether ``name`` leads from ``folder`` to a file of its project that is neither git's nor ours."""
    path = Path(os.path.normpath(folder / name))
    top = marked(folder) or folder
    if not path.is_relative_to(top) or os.path.realpath(path.parent) != os.fspath(path.parent):
        return False
    steps = path.relative_to(top).parts
    return bool(steps) and all(map(is_plain, steps)) and ".git" not in steps


def opened(folder: Path, files: Iterable[Target]) -> tuple[Path, ...]:
    """The folders below ``folder`` that files are in: they come and go with them."""
    names = dict.fromkeys(file.name.rpartition("/")[0] for file in files)
    return tuple(folder / name for name in names if name)


def _parse(record: dict[str, Any]) -> Journal:
    try:
        texts = {
            key: _text(record, key) for key in ("id", "record", "original", "before", "after", "retired")
        }
        return Journal(
            **texts,
            action=Action(_text(record, "action")),
            switch=Switch(_text(record, "switch")),
            targets=_files(record, "targets"),
            removes=_files(record, "removes"),
            links=record["links"] is True,
            branch=_branch(record["branch"]),
            follows=followings(record.get("follows", ())),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Damaged(f"a field is missing or of the wrong type: {error}") from error


def followings(value: Any) -> tuple[Following, ...]:
    """Files that follow, as JSON has them."""
    return tuple(Following(*(_text(file, key) for key in ("name", "before", "after"))) for file in value)


def _branch(value: Any) -> Branch | None:
    if value is None:
        return None
    ref, old = _text(value, "ref"), _text(value, "old")
    if not (_REF.fullmatch(ref) and _COMMIT.fullmatch(old)):
        raise ValueError("branch")
    return Branch(ref, old)


def _files(record: dict[str, Any], key: str) -> tuple[Target, ...]:
    return tuple(Target(_text(file, "name"), _text(file, "sha256")) for file in record[key])


def _text(record: dict[str, Any], key: str) -> str:
    value = record[key]
    if not isinstance(value, str):
        raise TypeError(key)
    return value
