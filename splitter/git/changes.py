"""The files that are different between two commits, or a commit and the work tree, as bytes."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from pathlib import Path, PurePath

from splitter.files import read_whole
from splitter.git.repository import Repository
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused


@dataclass(frozen=True)
class Changes:
    """By their paths from the top."""

    before: dict[str, bytes]
    after: dict[str, bytes]
    base: str
    """The commit of before."""


def changes(
    repository: Repository,
    base: str,
    head: str | None,
    paths: Sequence[str],
    wanted: Callable[[Set[str], Set[str]], Set[str]],
) -> Changes:
    """What is different from where ``head`` (else the work tree) left ``base``.

    ``wanted`` gets the paths of before and of after, and gives those that are asked for. Raises ``Refused``;
    also for one of ``paths`` that is on neither side.
    """
    old, new = _commit(repository, base), _commit(repository, head or "HEAD")
    shared = os.fsdecode(repository.run("merge-base", old, new).stdout).strip()
    if not shared and _is_shallow(repository):
        raise Refused(finding("S922", f"{base} and {head or 'HEAD'} have no commit in common here"))
    old = shared or old
    for path in paths:
        _check_there(repository, path, (old, new))
    ends = [old, new] if head else [old]
    listed = repository.git("diff", "--raw", "-z", "--no-renames", "--no-abbrev", *ends, "--")
    words = listed.split("\0")
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for meta, path in zip(words[::2], words[1::2], strict=False):
        mode, new_mode, blob, new_blob, _ = meta.lstrip(":").split()
        if mode.startswith(("000", "100")) and new_mode.startswith(("000", "100")):
            before.update({path: blob} if mode.startswith("100") else {})
            after.update({path: new_blob} if new_mode.startswith("100") else {})
    untracked = [] if head else _untracked(repository)
    asked = wanted(before.keys(), {*after, *untracked})
    before, after = ({path: side[path] for path in side if path in asked} for side in (before, after))
    here = {} if head else _in_work_tree(repository, [*after, *(path for path in untracked if path in asked)])
    contents = _contents(repository, [*before.values(), *(after.values() if head else ())])
    return Changes(
        {path: contents[blob] for path, blob in before.items()},
        {path: contents[blob] for path, blob in after.items()} if head else here,
        old,
    )


def files_in(
    repository: Repository, commit: str, folders: Sequence[PurePath], wanted: Callable[[str], bool]
) -> dict[str, bytes]:
    """The files right in some folders, as a commit has them."""
    blobs: dict[str, str] = {}
    for folder in folders:
        places = [f"{folder.as_posix()}/"] if folder.parts else []
        for line in repository.git("ls-tree", "-z", commit, "--", *places).split("\0"):
            words, _, path = line.partition("\t")
            if words.startswith("100") and wanted(path):
                blobs[path] = words.split()[2]
    contents = _contents(repository, [*blobs.values()])
    return {path: contents[blob] for path, blob in blobs.items()}


def _commit(repository: Repository, revision: str) -> str:
    found = repository.head(revision)
    if found is None:
        raise Refused(_no_commit(repository, revision))
    return found


def _no_commit(repository: Repository, revision: str) -> Finding:
    """In words for ``HEAD^``, too, which a command may have made of what a person named."""
    child = revision.removesuffix("^")
    if child != revision and repository.head(child) is not None:
        why = f"{child} has no parent"
    else:
        why = f"{child} is no commit" + (", but a file" if os.path.lexists(child) else "")
    if _is_shallow(repository):
        return finding("S922", f"{why} here")
    return finding("S917", why)


def _is_shallow(repository: Repository) -> bool:
    return repository.git("rev-parse", "--is-shallow-repository").strip() == "true"


def _check_there(repository: Repository, path: str, commits: Sequence[str]) -> None:
    """A name that nothing has would be a change in which nothing moves."""
    is_there = os.path.lexists(repository.top / path)
    if not is_there and not any(repository.git("ls-tree", "-z", one, "--", path) for one in commits):
        raise Refused(finding("S924", "neither side has such a file or folder", path=path))


def _untracked(repository: Repository) -> list[str]:
    listed = repository.git("ls-files", "-z", "--others", "--exclude-standard")
    return [path for path in listed.split("\0") if path and not (repository.top / path).is_symlink()]


def _in_work_tree(repository: Repository, paths: Sequence[str]) -> dict[str, bytes]:
    return {path: _read(repository.top / path, path) for path in paths}


def _read(file: Path, path: str) -> bytes:
    try:
        return read_whole(file)
    except OSError as error:
        raise Refused(finding("S101", error.strerror or str(error), path=path)) from error


def _contents(repository: Repository, blobs: Sequence[str]) -> dict[str, bytes]:
    """The bytes of objects, by one git."""
    asked = list(dict.fromkeys(blobs))
    done = repository.run("cat-file", "--batch", data="".join(f"{blob}\n" for blob in asked).encode())
    found: dict[str, bytes] = {}
    at = 0
    for blob in asked:
        end = done.stdout.find(b"\n", at)
        words = done.stdout[at:end].split()
        if len(words) != 3:
            raise Refused(repository.no(f"git can't read the object {blob}"))
        found[blob] = done.stdout[end + 1 : end + 1 + int(words[2])]
        at = end + 2 + int(words[2])
    return found
