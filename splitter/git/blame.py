"""A split as renames: each part is the original renamed on a branch of its own, then all are merged.

``git blame`` follows a file through a rename by itself, and through a merge to whichever parent has the
lines. So every part gets a commit in which nothing happens but that the original takes the part's name,
byte for byte; one octopus merge of all of them (and of the commit that was there) then holds what the
split gives. Blame of a part goes through its own rename to the commits that wrote its lines. Where a
part is so small a piece of the original that git's diff finds other lines in it, further commits on its
branch lead there in steps; blame is asked about every line before anything is changed.

Everything is made with git's plumbing and without a checkout, before the transaction begins, which changes
the work tree and, in the paths of the split alone, the index. The branch moves in one step. No hooks run.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from splitter.git.alignment import Alignment, Way, align, steps
from splitter.git.branch import Branch, Commit, Held
from splitter.git.message import message
from splitter.git.repository import Entry, Repository, Tree, repository_of
from splitter.git.tree import changed
from splitter.model.finding import Refused
from splitter.model.plan import Plan
from splitter.model.progress import Progress, untold


def prepared(plan: Plan, template: str, told: Progress = untold) -> Commit:
    """The merged renames for a plan; the branch moves to them when the tree has the split.

    The index and the work tree are clean afterwards, as they must be before. Raises ``Refused``: no work
    tree, no commit yet, anything under way or not committed, an original that git does not know (S468); git
    fails (S469). ``told`` gets to know of each part that blame is asked about, and of how many it is right.
    """
    repository = repository_of(plan.path)
    repository.refuse_if_under_way()
    head = repository.head()
    if head is None:
        raise Refused(repository.no("there is no commit yet that blame could lead to"))
    refuse_if_changed(repository)
    name = repository.name(Path(plan.path).name)
    original = repository.entry(name)
    if original is None or repository.git("hash-object", "--", name).strip() != original.blob:
        raise Refused(repository.no("it is not in the current commit as it is here: commit it first"))
    text = message(template, plan, name)
    merged = _merged(repository, plan, head, changed(repository, plan, original), text, told)

    def make(held: Held) -> None:
        moving = replace(repository, inherited=held.inherited)
        moving.git("update-ref", "-m", "splitter: preserve blame", "HEAD", merged, head)

    return Commit(Branch(repository.branch(), head), make)


def refuse_if_changed(repository: Repository) -> None:
    """Raises ``Refused`` (S468) if anything that git knows has changes that are not committed."""
    changes = repository.changes()
    if changes:
        listed = ", ".join(line[3:] for line in changes[:3]) + (" and more" if len(changes) > 3 else "")
        raise Refused(repository.no(f"not everything is committed ({listed}): commit or stash it first"))


def _merged(repository: Repository, plan: Plan, head: str, final: Tree, text: str, told: Progress) -> str:
    """The merge commit; its parents are ``head`` and a branch for each new file.

    Other files that follow are in the merge alone. Blame is asked about every moved line of it. A part of
    which git's diff makes something else gets its content in smaller steps. Raises ``Refused`` if that does
    not help.
    """
    name = repository.name(Path(plan.path).name)
    others = {edit.path for edit in plan.edits}
    ways = {path: Way.AT_ONCE for path in final if path != name and path not in others}
    unproved = set(ways)
    told(f"{plan.path}: git blame as it is", 0, len(plan.outputs))
    wanted = _wanted(repository, plan, head, name)

    def say(what: str) -> None:
        told(f"{plan.path}: {what}", len(wanted.keys() - unproved), len(wanted))

    with tempfile.TemporaryDirectory(prefix="splitter-") as scratch:
        aside = repository.aside(Path(scratch) / "index")
        aside.git("read-tree", head)
        branches: dict[str, str] = {}
        while unproved:
            for path in sorted(unproved):
                say(f"a branch for {path}")
                branches[path] = _branch(aside, head, name, path, final[path], wanted.get(path), ways[path])
            aside.stage(final)
            merged = commit_tree(aside, text, head, *(branches[path] for path in ways))
            aside.git("read-tree", head)
            for path in sorted(unproved):
                if path in wanted:
                    say(f"git blame of {path}")
                if _is_kept(repository, head, merged, path, wanted):
                    unproved.remove(path)
            for path in unproved:
                if ways[path] is Way.ONE_BY_ONE:
                    raise Refused(repository.no(f"git's blame would lose lines of {path}: use --commit"))
                ways[path] = Way(ways[path] + 1)
    return merged


@dataclass(frozen=True)
class _Wanted:
    """What blame is to say of a part."""

    alignment: Alignment
    commits: tuple[str, ...]
    """The commit of each line of the original."""


def _wanted(repository: Repository, plan: Plan, head: str, name: str) -> dict[str, _Wanted]:
    commits = blamed(repository, head, name)
    return {
        repository.name(output.name): _Wanted(align(plan, part, output), commits)
        for part, output in zip(plan.parts, plan.outputs, strict=True)
    }


def _is_kept(
    repository: Repository, head: str, merged: str, path: str, wanted: Mapping[str, _Wanted]
) -> bool:
    """Whether blame says of every moved line what it said before; the retired original is not asked about."""
    if path not in wanted:
        return True
    lines, commits = _traced(repository, head, merged, path), wanted[path].commits
    return all(
        (found := lines.get(new)) is not None and commits[found] == commits[old]
        for old, new in wanted[path].alignment.moved
    )


def blamed(repository: Repository, revision: str, path: str) -> tuple[str, ...]:
    """The commit that wrote each line."""
    listed = repository.git("blame", "-s", "-l", "--root", revision, "--", path)
    return tuple(line.split(" ", 1)[0] for line in listed.split("\n")[:-1])


def _traced(repository: Repository, head: str, merged: str, path: str) -> dict[int, int]:
    """For the lines that blame takes back to ``head``: which lines of the original they are there."""
    listed = repository.git("blame", "--incremental", f"{head}..{merged}", "--", path)
    lines: dict[int, int] = {}
    for line in listed.split("\n"):
        words = line.split(" ")
        if words[0] == head and len(words) == 4:
            old, new, count = map(int, words[1:])
            lines |= {new - 1 + k: old - 1 + k for k in range(count)}
    return lines


def _branch(
    repository: Repository,
    head: str,
    name: str,
    path: str,
    entry: Entry | None,
    wanted: _Wanted | None,
    way: Way,
) -> str:
    """The last commit of the branch on which ``name`` becomes ``path``; the index is as before."""
    original = repository.entry(name)
    assert original is not None
    words = f"A step of the split of {name}."
    repository.stage({name: None, path: original})
    tip = commit_tree(repository, f"Rename {name} to {path}\n\n{words}", head)
    if way is not Way.AT_ONCE and wanted is not None and entry is not None:
        pairs = sorted((*wanted.alignment.moved, *wanted.alignment.blank))
        old, new = (repository.content(blob).split(b"\n") for blob in (original.blob, entry.blob))
        for content in steps(old, new, pairs, way):
            blob = repository.git("hash-object", "-w", "--stdin", data=content).strip()
            repository.stage({path: Entry(original.mode, blob)})
            tip = commit_tree(repository, f"Take from {path} what goes elsewhere\n\n{words}", tip)
    repository.stage({name: original, path: None})
    return tip


def commit_tree(repository: Repository, text: str, *parents: str) -> str:
    """A commit of what is staged."""
    tree = repository.git("write-tree").strip()
    signed = repository.run("config", "--type=bool", "--get", "commit.gpgSign").stdout.strip() == b"true"
    options = [f"-p{parent}" for parent in parents] + ["-S"] * signed
    return repository.git("commit-tree", *options, "-F", "-", tree, data=os.fsencode(text)).strip()
