"""A merge as a commit of its own, or as merged renames: each part takes the one file's name on a branch."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from splitter.git.blame import blamed, commit_tree, refuse_if_changed
from splitter.git.branch import Branch, Commit, Held
from splitter.git.committing import commit
from splitter.git.repository import Entry, Repository, Tree, repository_of
from splitter.git.tree import blob, followed
from splitter.model.finding import Refused
from splitter.model.progress import Progress, untold
from splitter.model.references import Edit
from splitter.text.file_names import RETIRED_SUFFIX, retired_name

_WORD = re.compile(rb"\w")


@dataclass(frozen=True)
class Folded:
    """What git is to hold: ``path`` gets ``data``; what is ``going`` goes, or is ``kept`` as retired."""

    path: str
    data: bytes = field(repr=False)
    going: Mapping[str, bytes] = field(repr=False)
    """By their names from the folder on."""
    kept: frozenset[str] = frozenset()
    edits: tuple[Edit, ...] = ()


def committed(folded: Folded, text: str) -> Commit:
    """One commit that holds the merge alone; raises ``Refused`` (S468) for what is not committed yet."""
    repository = repository_of(folded.path)
    repository.refuse_if_under_way()
    known = _known(repository, folded)
    if changed := repository.changes(*known, *(edit.path for edit in folded.edits)):
        why = f"{changed[0][3:]} has changes that are not committed: commit or stash them first"
        raise Refused(repository.no(why))
    branch = Branch(repository.branch(), repository.head() or "")
    tree = _changed(repository, folded, known)

    def make(held: Held) -> None:
        commit(replace(repository, inherited=held.inherited), tree, branch.old, held.scratch, text)

    return Commit(branch, make)


def with_blame(folded: Folded, text: str, told: Progress = untold) -> Commit:
    """A merge commit by which blame of the one file leads to those who wrote the parts' lines.

    On a branch for each part that takes the file's name, byte for byte: ``git blame`` follows a merge to
    whichever parent has the lines, and a file through a rename. Raises ``Refused`` as ``committed`` does, and
    if blame would say that a part's line is new.
    """
    repository = repository_of(folded.path)
    repository.refuse_if_under_way()
    head = repository.head()
    if head is None:
        raise Refused(repository.no("there is no commit yet that blame could lead to"))
    refuse_if_changed(repository)
    known = _known(repository, folded)
    parts = {name: data for name, data in folded.going.items() if not name.endswith(RETIRED_SUFFIX)}
    unknown = [name for name in parts if known[repository.name(name)] is None]
    if unknown:
        raise Refused(repository.no(f"{unknown[0]} is not in the current commit: commit it first"))
    merged = _merged(repository, folded, head, known, text, told)

    def make(held: Held) -> None:
        moving = replace(repository, inherited=held.inherited)
        moving.git("update-ref", "-m", "splitter: preserve blame", "HEAD", merged, head)

    return Commit(Branch(repository.branch(), head), make)


def _known(repository: Repository, folded: Folded) -> dict[str, Entry | None]:
    """The files of the merge as the current commit has them, from the top."""
    return repository.entries([repository.name(name) for name in (Path(folded.path).name, *folded.going)])


def _changed(repository: Repository, folded: Folded, known: Mapping[str, Entry | None]) -> Tree:
    """What is different in git's tree."""
    mode = next((entry.mode for entry in known.values() if entry), "100644")
    files = {repository.name(retired_name(name)): folded.going[name] for name in folded.kept}
    for path in repository.ignored(list(files)):
        del files[path]
    files[repository.name(Path(folded.path).name)] = folded.data
    found: dict[str, Entry | None] = {path: None for path, entry in known.items() if entry}
    found |= {path: Entry(mode, blob(repository, path, data)) for path, data in files.items()}
    return found | followed(repository, folded.edits)


def _merged(
    repository: Repository,
    folded: Folded,
    head: str,
    known: Mapping[str, Entry | None],
    text: str,
    told: Progress,
) -> str:
    name = repository.name(Path(folded.path).name)
    final = _changed(repository, folded, known)
    parts = {path: e for path, e in known.items() if e and path != name and not path.endswith(RETIRED_SUFFIX)}
    with tempfile.TemporaryDirectory(prefix="splitter-") as scratch:
        aside = repository.aside(Path(scratch) / "index")
        aside.git("read-tree", head)
        tips = []
        for number, (path, entry) in enumerate(parts.items()):
            told(f"{folded.path}: a branch for {path}", number, len(parts) + 1)
            aside.stage({path: None, name: entry})
            words = f"Rename {path} to {name}\n\nA step of the merge into {name}."
            tips.append(commit_tree(aside, words, head))
            aside.stage({path: entry, name: known[name]})
        aside.stage(final)
        merged = commit_tree(aside, text, head, *tips)
    told(f"{folded.path}: git blame", len(parts), len(parts) + 1)
    old = {line.strip() for data in folded.going.values() for line in data.split(b"\n") if _WORD.search(line)}
    lines = zip(folded.data.split(b"\n"), blamed(repository, merged, name), strict=False)
    new = {merged, *tips}
    lost = [number for number, (line, who) in enumerate(lines, 1) if who in new and line.strip() in old]
    if lost:
        raise Refused(repository.no(f"git's blame would lose line {lost[0]} of {name}: use --commit"))
    return merged
