"""The files that are different between two commits, or a commit and the work tree, as bytes."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from splitter.files import read_whole
from splitter.git.repository import Repository
from splitter.model.catalogue import finding
from splitter.model.finding import Refused


@dataclass(frozen=True)
class Changes:
    """By their paths from the top."""

    before: dict[str, bytes]
    after: dict[str, bytes]


def changes(
    repository: Repository, base: str, head: str | None, paths: Sequence[str], wanted: Callable[[str], bool]
) -> Changes:
    """What is different from where ``head`` (else the work tree) left ``base``; raises ``Refused``."""
    old, new = _commit(repository, base), _commit(repository, head or "HEAD")
    shared = repository.run("merge-base", old, new)
    old = os.fsdecode(shared.stdout).strip() or old
    ends = [old, new] if head else [old]
    listed = repository.git("diff", "--raw", "-z", "--no-renames", "--no-abbrev", *ends, "--", *paths)
    words = listed.split("\0")
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for meta, path in zip(words[::2], words[1::2], strict=False):
        mode, new_mode, blob, new_blob, _ = meta.lstrip(":").split()
        if wanted(path) and mode.startswith(("000", "100")) and new_mode.startswith(("000", "100")):
            before.update({path: blob} if mode.startswith("100") else {})
            after.update({path: new_blob} if new_mode.startswith("100") else {})
    here = {} if head else _in_work_tree(repository, [*after, *_untracked(repository, paths, wanted)])
    contents = _contents(repository, [*before.values(), *(after.values() if head else ())])
    return Changes(
        {path: contents[blob] for path, blob in before.items()},
        {path: contents[blob] for path, blob in after.items()} if head else here,
    )


def _commit(repository: Repository, revision: str) -> str:
    found = repository.head(revision)
    if found is None:
        raise Refused(finding("S917", f"{revision} is no commit"))
    return found


def _untracked(repository: Repository, paths: Sequence[str], wanted: Callable[[str], bool]) -> list[str]:
    listed = repository.git("ls-files", "-z", "--others", "--exclude-standard", "--", *paths)
    return [path for path in listed.split("\0") if path and wanted(path)]


def _in_work_tree(repository: Repository, paths: Sequence[str]) -> dict[str, bytes]:
    try:
        return {path: read_whole(repository.top / path) for path in paths}
    except OSError as error:
        raise Refused(repository.no(str(error))) from error


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
