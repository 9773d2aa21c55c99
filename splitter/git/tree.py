"""What a split changes in git's tree."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from splitter.git.repository import Entry, Repository, Tree
from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.model.plan import Plan
from splitter.model.references import Edit


def changed(repository: Repository, plan: Plan, original: Entry) -> Tree:
    """The files that are new or go, from the top; without a retired original that git is told to ignore.

    ``original`` is the file that is split: its mode is that of all. Raises ``Refused`` (S405) where git would
    ignore a new file, whose tests would be in no commit.
    """
    how, data = plan.retirement.how, plan.retirement.data
    name, retired = repository.name(Path(plan.path).name), repository.name(plan.retired)
    files = {repository.name(output.name): output.data for output in plan.new_files}
    if how == "rename" and data is not None:
        files[retired] = data
    found: dict[str, Entry | None] = {
        path: Entry(original.mode, blob(repository, path, content)) for path, content in files.items()
    }
    if how == "rename" and data is None:
        found[retired] = original
    ignored = repository.ignored(list(found))
    if lost := sorted(ignored - {retired}):
        raise Refused(*(finding("S405", f"git would ignore {path}", path=plan.path) for path in lost))
    for path in ignored:
        del found[path]
    if how in ("rename", "delete"):
        found[name] = None
    elif how in ("stub", "rest"):
        found[name] = Entry(original.mode, blob(repository, name, data or b""))
    return found | followed(repository, plan.edits)


def followed(repository: Repository, edits: Sequence[Edit]) -> dict[str, Entry | None]:
    """Other files that follow, as far as git knows them."""
    known = repository.entries([edit.path for edit in edits]) if edits else {}
    ignored = repository.ignored([edit.path for edit in edits if edit.before is None])
    found: dict[str, Entry | None] = {}
    for edit in edits:
        entry = known[edit.path] if edit.before is not None else Entry("100644", "")
        if entry is None or edit.path in ignored:
            continue
        after = edit.after
        found[edit.path] = None if after is None else Entry(entry.mode, blob(repository, edit.path, after))
    return found


def blob(repository: Repository, path: str, data: bytes) -> str:
    """A new object with ``data`` as git would take it from the file ``path``: line endings, filters."""
    return repository.git("hash-object", "-w", "--stdin", f"--path={path}", data=data).strip()
