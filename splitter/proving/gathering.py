"""What is to be proved, from where people keep it: files, a retired original, or git."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from pathlib import Path, PurePath

from splitter.config.settings import Settings
from splitter.git.changes import changes
from splitter.git.repository import Repository, repository_of
from splitter.languages import is_test_file, language_of
from splitter.languages.python.project.reading.conventions import conventions
from splitter.languages.python.project.vicinity import fixtures_around
from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.project.siblings import HEAD, origin, siblings
from splitter.project.texts import bytes_of
from splitter.proving.left_alone import left_alone
from splitter.proving.proof import Change
from splitter.reading.source import read_bytes
from splitter.text.file_names import RETIRED_SUFFIX, folder_names

_FUNCTION = re.compile(rb"^(?:async[ \t]+)?def[ \t]+(\w+)", re.MULTILINE)
_TEST_FOLDERS = frozenset({"test", "tests", "testing"})


def from_files(paths: Sequence[Path]) -> Change:
    """The first of them is what was, and so are all retired originals; the rest is what is.

    A retired original that is named alone is proved against the parts that are found beside it. Raises
    ``Refused``.
    """
    from splitter.verification.parts import find_parts, named_parts

    retired = [path for path in paths if path.name.endswith(RETIRED_SUFFIX)]
    originals = retired or list(paths[:1])
    parts = named_parts([path for path in paths if path not in originals])
    around: list[Path] = []
    if not parts:
        if not retired:
            raise Refused(finding("S711", "name the files that it became", path=str(paths[0])))
        parts = tuple(part for one in retired for part in dict.fromkeys((*find_parts(one), *_helpers(one))))
        beside = dict.fromkeys(filter(None, map(_fixtures_beside, retired)))
        around = [path for path in beside if path not in parts and _may_have(path, originals, parts)]
    before = {str(path).removesuffix(RETIRED_SUFFIX): read_bytes(path) for path in originals}
    after = {str(path): read_bytes(path) for path in (*parts, *around)}
    asked = frozenset(map(str, parts)).union(before) if around else None
    return in_project(Change(before, after, asked=asked), [*originals, *parts])


def _fixtures_beside(retired: Path) -> Path | None:
    """The file of fixtures in the folder, to which some may have been added: it holds others, too."""
    language = language_of(retired.name.removesuffix(RETIRED_SUFFIX))
    sharing = language.sharing if language is not None else None
    path = retired.with_name(sharing.fixtures_file) if sharing is not None else None
    return path if path is not None and path.is_file() else None


def _may_have(path: Path, originals: Sequence[Path], parts: Sequence[Path]) -> bool:
    """Whether a file defines what the originals did and no part does: else it is another one of that name."""
    lacking = _defined(originals) - _defined(parts)
    return not lacking.isdisjoint(_defined([path]))


def _defined(paths: Iterable[Path]) -> set[bytes]:
    return {name for path in paths for name in _FUNCTION.findall(bytes_of(os.fspath(path)))}


def _helpers(retired: Path) -> Iterator[Path]:
    """What beside it, or in a package of its name, says that it was split from it, tests or not."""
    name = retired.name.removesuffix(RETIRED_SUFFIX)
    for folder in (retired.parent, *map(retired.parent.joinpath, folder_names(name))):
        for other in sorted(siblings(folder, retired.with_name(name))[1]):
            head = bytes_of(os.fspath(folder / other))[:HEAD].decode("utf-8", "replace")
            if origin(head, other, frozenset()) == name:
                yield folder / other


def from_git(base: str, head: str | None, paths: Sequence[Path]) -> Change:
    """What is different between two commits, or a commit and the work tree; raises ``Refused``.

    ``paths`` are what is asked about, if not about all of it.
    """
    repository = _repository()
    names = [_name(repository, path) for path in paths]
    found = changes(repository, base, head, names, _concerned)
    there = left_alone(repository, found, _concerns)
    before, after = {**found.before, **there}, {**found.after, **there}
    asked = frozenset(path for path in (*before, *after) if _is_below(path, names)) if names else None
    change = Change(before, after, whole=False, asked=asked)
    return in_project(change, [repository.top / path for path in found.after])


def _is_below(path: str, names: Sequence[str]) -> bool:
    return any(name in (".", path) or path.startswith(f"{name}/") for name in names)


def _repository() -> Repository:
    try:
        return repository_of(str(Path.cwd() / "x"))
    except Refused as refused:
        why = refused.findings[0].message.replace("it is", "this folder is")
        raise Refused(finding("S925", why)) from refused


def _name(repository: Repository, path: Path) -> str:
    """From the repository's top on; a link is meant itself."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100
    try:
        return (whole.parent.resolve() / whole.name).relative_to(repository.top).as_posix()
    except ValueError as error:
        raise Refused(finding("S924", f"it is not in {repository.top}", path=str(path))) from error


def _concerned(before: Set[str], after: Set[str]) -> Set[str]:
    """Those that may hold tests or what they stand on, also in a new file beside tests that changed."""
    found = set(filter(_concerns, before | after))
    folders = {PurePath(path).parent for path in found if is_test_file(PurePath(path).name, Settings())}
    new = (path for path in after - before if PurePath(path).parent in folders)
    return found.union(path for path in new if language_of(path) is not None)


def _concerns(path: str) -> bool:
    """Whether a file may hold tests or what they stand on, by its path."""
    pure, language = PurePath(path), language_of(path)
    if language is None:
        return False
    if language.sharing is not None and pure.name == language.sharing.fixtures_file:
        return True
    return is_test_file(pure.name, Settings()) or bool(_TEST_FOLDERS.intersection(pure.parts[:-1]))


def in_project(change: Change, paths: Sequence[Path]) -> Change:
    """A change with what the files around it say: what counts as a test, and which fixtures there are."""
    folders = dict.fromkeys(path.parent.resolve() for path in paths)
    fixtures = (fixtures_around(folder) for folder in folders if folder.is_dir())
    rules = conventions(next(iter(folders), Path.cwd()))
    return replace(change, conventions=rules, fixtures=frozenset().union(*fixtures))
