"""What there is in a tree: the files that are split, with their parts, and those over the limit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any

from splitter.languages import TEST_FILES, limit_of, test_files_or_retired
from splitter.model.finding import Finding
from splitter.planning.counting import Count, count, settled
from splitter.project.siblings import HEAD, names, origin
from splitter.reading.discovery import Found, find
from splitter.reporting.terminal import visible
from splitter.text.file_names import RETIRED_SUFFIX, folder_names


@dataclass(frozen=True)
class Sized:
    """A test file and how many tests it holds."""

    path: str
    tests: int


@dataclass(frozen=True)
class Original:
    """An original and its parts, as far as they name it in their headers."""

    retired: str
    """Its path: that under which it is retired, where it is."""
    parts: tuple[Sized, ...]
    stands: bool = True
    """Whether the retired original is there."""

    @property
    def tests(self) -> int:
        """How many tests its parts hold now."""
        return sum(part.tests for part in self.parts)


@dataclass(frozen=True)
class Survey:
    """What there is in a tree: what is split, with its parts, and what is over the limit."""

    originals: tuple[Original, ...]
    over: tuple[Sized, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def split(self) -> frozenset[str]:
        """What is split, by the paths that the originals had."""
        return frozenset(one.retired.removesuffix(RETIRED_SUFFIX) for one in self.originals)


def survey(roots: Sequence[str], options: Mapping[str, Any], exclude: Sequence[str], base: Path) -> Survey:
    """Look through a tree; paths are given from the folder ``base`` on, with slashes."""
    findings: list[Finding] = []
    retired: list[Found] = []
    files: list[Found] = []
    for found in find(roots, replace(TEST_FILES, wanted=test_files_or_retired), options, exclude=exclude):
        if isinstance(found, Finding):
            findings.append(found)
        else:
            (retired if found.path.endswith(RETIRED_SUFFIX) else files).append(found)
    families = _families(files, retired)
    originals = tuple(
        Original(_from(base, str(path)), _sized(parts, base, findings), path.name.endswith(RETIRED_SUFFIX))
        for path, parts in sorted(families.items())
    )
    over = [(found, counted) for found in files if (counted := _over(found, findings)) is not None]
    sizes = tuple(Sized(_from(base, found.path), counted.tests) for found, counted in over)
    return Survey(originals, sizes, tuple(dict.fromkeys(findings)))


def _families(files: Iterable[Found], retired: Iterable[Found]) -> dict[PurePath, list[Found]]:
    """What is split, by the path of its retired original, or its own where that is not there any more."""
    families: dict[PurePath, list[Found]] = {PurePath(each.path): [] for each in retired}
    beside: defaultdict[PurePath, list[PurePath]] = defaultdict(list)
    for path in families:
        beside[path.parent].append(path)
        for name in folder_names(_bare(path)):
            beside[path.parent / name].append(path)
    for found in files:
        path, head = PurePath(found.path), _head(Path(found.path))
        there = [each for each in beside[path.parent] if names(head, _bare(each))]
        if not there and (said := origin(head, path.name, frozenset())):
            there = [_original(path, said)]
        for each in there:
            families.setdefault(each, []).append(found)
    return families


def _bare(retired: PurePath) -> str:
    return retired.name.removesuffix(RETIRED_SUFFIX)


def _original(part: PurePath, name: str) -> PurePath:
    """Where the original of a part was, which may be in its package."""
    folder = part.parent
    return (folder.parent if folder.name in folder_names(name) else folder) / name


def _head(path: Path) -> str:
    """The beginning of a file; of one that can't be read nothing."""
    try:
        with path.open("rb") as file:
            return file.read(HEAD).decode("utf-8", "replace")
    except OSError:
        return ""


def _sized(parts: Iterable[Found], base: Path, findings: list[Finding]) -> tuple[Sized, ...]:
    counts = [(found, _counted(found, findings)) for found in parts]
    return tuple(Sized(_from(base, found.path), counted.tests) for found, counted in counts if counted)


def _over(found: Found, findings: list[Finding]) -> Count | None:
    limit = limit_of(found.path, found.settings)
    if settled(found.path, limit):
        return None
    counted = _counted(found, findings)
    if counted is not None and limit.exceeded_by(counted.tests, counted.lines):
        return counted
    return None


def _counted(found: Found, findings: list[Finding]) -> Count | None:
    counted = count(found.path, limit_of(found.path, found.settings))
    if counted.error is not None:
        findings.append(counted.error)
        return None
    return counted


def _from(base: Path, path: str) -> str:
    """A path for the record, whose marks no name must look like."""
    resolved = Path(path).resolve()
    shown = resolved.relative_to(base) if resolved.is_relative_to(base) else resolved
    return visible(shown.as_posix()).replace("<!--", "&lt;!--")
