"""A split with one commit that holds it alone: what else is staged or changed stays as it is."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from splitter.git.branch import Branch, Commit, Held
from splitter.git.message import message
from splitter.git.repository import Entry, Repository, Tree, repository_of
from splitter.git.tree import blob, changed
from splitter.model.finding import Refused
from splitter.model.plan import Plan


def prepared(plan: Plan, template: str) -> Commit:
    """The commit for a plan, to be made when the tree has the split.

    It is ``git commit``, from an index of its own that holds the split alone: hooks run and see that,
    and sign and write as they always do. Raises ``Refused``: no work tree, a merge under way, or an original
    that has changes which are not committed (S468).
    """
    repository = repository_of(plan.path)
    repository.refuse_if_under_way()
    original = repository.name(Path(plan.path).name)
    changed_already = repository.changes(original, *(edit.path for edit in plan.edits))
    if changed_already:
        why = "it has changes that are not committed: commit or stash them first"
        if changed_already[0][3:] != original:
            why = f"{changed_already[0][3:]}, which is to follow, has changes that are not committed"
        raise Refused(repository.no(why))
    text = message(template, plan, original)
    branch = Branch(repository.branch(), repository.head() or "")
    tree = changed(repository, plan, repository.entry(original) or _unknown(repository, plan, original))

    def make(held: Held) -> None:
        commit(replace(repository, inherited=held.inherited), tree, branch.old, held.scratch, text)

    return Commit(branch, make)


def _unknown(repository: Repository, plan: Plan, name: str) -> Entry:
    """An original that is not in the current commit, as git would take it."""
    path = repository.top / name
    trusted = repository.run("config", "--type=bool", "--get", "core.fileMode").stdout.strip() != b"false"
    mode = "100755" if trusted and path.stat().st_mode & 0o100 else "100644"
    return Entry(mode, blob(repository, name, path.read_bytes()))


def commit(repository: Repository, tree: Tree, old: str, index: Path, text: str) -> None:
    """Commits the tree as ``old`` has it with what is ``changed``; raises ``Refused``, with nothing done."""
    if (repository.head() or "") != old:
        raise Refused(repository.no("another commit was made meanwhile: run it again"))
    if repository.index.exists():
        # So that git need not read the files again to see that they did not change.
        index.write_bytes(repository.index.read_bytes())
    aside = repository.aside(index)
    aside.git("read-tree", *(["--reset", old] if old else ["--empty"]))
    aside.stage(tree)
    aside.run("update-index", "-q", "--refresh")
    # What git starts in the background must not hold the index's lock any longer.
    quiet = replace(aside, configuration=("gc.auto=0", "maintenance.auto=false"))
    quiet.git("commit", "--quiet", "--file=-", data=os.fsencode(text))
