"""A family of parts to what is to be carried out, and that carried out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any

from splitter.api import GitMode
from splitter.config import loading
from splitter.config import settings as config
from splitter.git.branch import Commit
from splitter.git.repository import repository_of
from splitter.languages import conventions_of, language_of, placed, source_of
from splitter.languages.language import Language
from splitter.merging.extension import added_by, edit_of
from splitter.merging.families import Family
from splitter.merging.merging import Choices, Files, Merged, merge
from splitter.model.catalogue import finding
from splitter.model.finding import ANY_SIZE, Finding, Refused
from splitter.model.module import Source
from splitter.model.progress import Progress, untold
from splitter.model.surroundings import Surroundings
from splitter.project.keyed import is_of, keyed_files
from splitter.project.top import top_or_folder
from splitter.transaction import folding
from splitter.transaction.folding import Fold, Going
from splitter.verification import Verification, verify_merged

MESSAGE = "Merge {count} files into {original}\n\n{parts}"
"""Of a commit, unless the user says another one."""


@dataclass(frozen=True)
class MergePlan:
    """What would become of one family."""

    family: Family
    merged: Merged
    fold: Fold | None = None
    """What is to be done; ``None`` where that is refused."""

    @property
    def ok(self) -> bool:
        """Whether it may be carried out."""
        return self.fold is not None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that is to be said of it."""
        return (*self.family.findings, *self.merged.findings)


def plan(family: Family, choices: Choices, *, retire: bool) -> MergePlan:
    """One family merged, and looked at whether that could be carried out now; nothing is written."""
    try:
        files = _files(family)
        merged = merge(files, choices)
    except Refused as refused:
        return MergePlan(family, Merged(family.path, findings=refused.findings))
    merged = replace(
        merged, findings=(*merged.findings, *_keyed(family), *_given_to_others(family, _added(family, files)))
    )
    if not merged.ok:
        return MergePlan(family, merged)
    going = [(name, data) for name, data in family.parts if name != PurePath(family.path).name]
    kept = frozenset(name for name, _ in going) if retire else frozenset()
    fold = Fold(
        family.path,
        merged.data,
        family.before,
        tuple(Going(name, data) for name, data in (*going, *family.retired)),
        kept,
        family.edits,
        (*family.findings, *merged.findings),
    )
    try:
        folding.check(fold)
    except Refused as refused:
        return refused_plan(MergePlan(family, merged), refused)
    return MergePlan(family, merged, fold)


def _keyed(family: Family) -> Iterator[Finding]:
    """Files that tests find by the name of their part, would not by another one, and that don't go back."""
    folder = Path(family.path).parent
    top = top_or_folder(folder)
    back = {top / edit.path for edit in family.edits if edit.after is None}
    for name, data in family.parts:
        path = folder / name
        if path == Path(family.path):
            continue
        found = keyed_files(path, data.decode("utf-8", "replace"))
        if left := [one for one in found if not _goes_back(path, one, back)]:
            yield finding("S963", ", ".join(left), path=str(path))


def _given_to_others(family: Family, added: bytes | None) -> Iterator[Finding]:
    """Fixtures that go back into the one file, of a file that others of the folder have them from by now.

    ``added`` are those of a file that stays.
    """
    path = Path(family.path)
    language = language_of(path.name)
    sharing = language.sharing if language else None
    if not (language and language.around and language.around.reach and sharing):
        return
    data = next((data for name, data in family.parts if name == sharing.fixtures_file), added)
    if data is None:
        return
    edit = edit_of(language, path, family.edits)
    parts = {name for name, _ in family.parts}
    others = [
        (name, edit.after if edit and edit.after is not None and name == sharing.fixtures_file else text)
        for name, text in language.around.reach(path).others
        if name not in parts
    ]
    around = Surroundings(conventions=conventions_of(language, path.parent.resolve()))
    if sharing.fixtures_flaw and (problem := sharing.fixtures_flaw(data, others, around)):
        yield finding("S217", f"{sharing.fixtures_file}: {problem}", path=family.path)


def _goes_back(path: Path, found: str, back: Set[Path]) -> bool:
    """Whether all that lies where a part's data was found goes back with the split's own changes."""
    beside = (path.parent / found).resolve().parent
    named = (entry for entry in beside.iterdir() if is_of(path.stem, entry.name))
    entries = [entry for entry in named if not entry.name.startswith(path.name)]
    files = (file for entry in entries for file in (entry, *entry.rglob("*")) if not file.is_dir())
    return all(file in back for file in files)


def verified(
    made: MergePlan, runs: Mapping[str, Any], progress: Progress
) -> tuple[MergePlan, Verification | None]:
    """The plan with what the runs of its parts and of the one file say; ``runs`` is how tests are run."""
    assert made.fold is not None
    path = Path(made.fold.path)
    with_tests = [Path(part) for part in made.merged.tested]
    names = [file.name for file in made.fold.going if "/" not in file.name]
    try:
        if not names or made.fold.before is not None:
            message = "the one file can't stand beside its parts, for its name is taken or they are elsewhere"
            raise Refused(finding("S452", message, path=str(path)))
        settings = config.merge(loading.load(path).verify, **runs)
        found = verify_merged(path, made.fold.data, with_tests, path.parent / names[0], settings, progress)
    except Refused as refused:
        return refused_plan(made, refused), None
    if found.same:
        return made, found
    return refused_plan(made, Refused(*found.findings)), found


def refused_plan(made: MergePlan, refused: Refused) -> MergePlan:
    """The plan with what refuses it."""
    found = (*made.merged.findings, *refused.findings)
    return MergePlan(made.family, replace(made.merged, findings=found))


def carry_out(
    made: MergePlan, mode: GitMode = GitMode.TREE, message: str | None = None, told: Progress = untold
) -> MergePlan:
    """The plan done: the file is there, its parts are gone; what refuses it is among its findings."""
    assert made.fold is not None
    try:
        folding.fold(made.fold, commit=None if mode is GitMode.TREE else _commit(made, mode, message, told))
    except Refused as refused:
        return refused_plan(made, refused)
    return made


def _commit(made: MergePlan, mode: GitMode, message: str | None, told: Progress) -> Commit:
    """What git is to hold of it; raises ``Refused``."""
    from splitter.git import folding as prepared
    from splitter.git.message import filled

    fold = made.fold
    assert fold is not None
    folding.check(fold)
    repository = repository_of(fold.path)
    text = filled(
        message or MESSAGE,
        repository.name(Path(fold.path).name),
        [(name, _bound(name, data)) for name, data in made.family.parts],
        len(made.merged.tests),
        fold.path,
    )
    going = {file.name: file.data for file in fold.going}
    folded = prepared.Folded(fold.path, fold.data, going, fold.kept, fold.edits)
    if mode is GitMode.COMMIT:
        return prepared.committed(folded, text)
    return prepared.with_blame(folded, text, told)


def _bound(name: str, data: bytes) -> int:
    """How many tests a part has."""
    language = language_of(name)
    return language.bound(data.decode("utf-8", "replace")) if language else 0


def _files(family: Family) -> Files:
    path = Path(family.path)
    language = language_of(path.name)
    if language is None:
        raise Refused(finding("S105", "not a file of a known language", path=family.path))
    around = Surroundings(conventions=conventions_of(language, path.parent.resolve()))
    base = None
    if family.base is not None:
        settings = replace(loading.load(path), retire="keep")
        base = placed(replace(source_of(family.path, family.base), around=around), settings, ANY_SIZE)
        known = base.around
        base = replace(
            base,
            around=replace(around, own=known.own, own_asks=known.own_asks, keeps_name=bool(known.own_asks)),
        )
    lifted = list(_beside(language, family, base.around if base else around))
    parts = tuple(replace(part, around=around) for part in lifted)
    shown = path.parent.joinpath
    untouched = {str(shown(name)) for name in family.as_split}
    edit = edit_of(language, path, family.edits)
    added = added_by(language, replace(base, around=around), edit) if base and edit else None
    if added is not None:
        parts = (*parts, added)
        untouched.add(added.path)
    return Files(family.path, base, parts, frozenset(untouched))


def _added(family: Family, files: Files) -> bytes | None:
    """What goes back of a file that stays."""
    return files.parts[-1].data if len(files.parts) > len(family.parts) else None


def _beside(language: Language, family: Family, around: Surroundings) -> Iterator[Source]:
    """Each part as it would read beside the original."""
    names = [name for name, _ in family.parts]
    for name, data in family.parts:
        shown = str(Path(family.path).parent / name)
        if "/" in name and language.deeper is not None:
            folder = PurePath(name).parent
            beside = ["", *(PurePath(other).stem for other in names if PurePath(other).parent == folder)]
            yield source_of(shown, _lifted(language, data, beside, around, shown))
        else:
            yield source_of(shown, data)


def _lifted(language: Language, data: bytes, beside: Sequence[str], around: Surroundings, path: str) -> bytes:
    assert language.deeper is not None
    why = ""
    for own in beside:
        try:
            return language.deeper.lifted(data, own, around)
        except SyntaxError as error:  # noqa: PERF203 - a few names are tried
            raise Refused(finding("S103", str(error), path=path, line=error.lineno)) from error
        except ValueError as error:
            why = str(error)
    raise Refused(finding("S954", f"it can't stand beside the package that it is in: {why}", path=path))
