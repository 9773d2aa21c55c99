"""Retired originals: whether their reason is gone, and whether they can go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from splitter.config import loading
from splitter.config import settings as config
from splitter.config.settings import Settings
from splitter.git.repository import repository_of
from splitter.languages import TEST_FILES, test_files_or_retired
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused
from splitter.model.progress import Progress
from splitter.proving.gathering import from_files
from splitter.proving.proof import prove, summary
from splitter.reading.discovery import find
from splitter.reading.source import read_bytes
from splitter.running.outcomes import Ending
from splitter.text.file_names import RETIRED_SUFFIX
from splitter.transaction import history
from splitter.transaction.journal import Damaged
from splitter.transaction.system import sha256
from splitter.verification import verify_retired
from splitter.verification.parts import find_parts, original_of


@dataclass(frozen=True)
class Standing:
    """One retired original: whether it can go, or be taken back, and why not."""

    path: str
    ready: bool
    words: str = ""
    findings: tuple[Finding, ...] = ()


def retired_below(paths: Sequence[Path]) -> Iterator[Path]:
    """The retired originals that are named, or below folders that are."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for found in find([str(path)], replace(TEST_FILES, wanted=_retired), {}):
            if not isinstance(found, Finding):
                yield Path(found.path)


def _retired(folder: str, names: Iterable[str], settings: Settings) -> list[str]:
    return test_files_or_retired(folder, [one for one in names if one.endswith(RETIRED_SUFFIX)], settings)


def removable(retired: Path) -> Standing:
    """Whether its parts hold all that it holds, and something else keeps its bytes."""
    try:
        proof = prove(from_files([retired]))
    except Refused as refused:
        return Standing(str(retired), ready=False, findings=refused.findings)
    if proof.exit_code:
        told = finding("S961", summary(proof), path=str(retired))
        return Standing(str(retired), ready=False, findings=(told,))
    if not _is_kept(retired):
        told = finding("S962", "neither the history nor git has its bytes", path=str(retired))
        return Standing(str(retired), ready=False, findings=(told,))
    return Standing(str(retired), ready=True, words=summary(proof))


def _is_kept(retired: Path) -> bool:
    """Whether its bytes can be had again once it is gone."""
    data, folder = read_bytes(retired), retired.parent.resolve()
    with suppress(Damaged):
        for record in history.records(folder):
            if record.folder == folder and record.retired and record.retired.name == retired.name:
                return record.retired.sha256 == sha256(data)
    with suppress(Refused, ValueError):
        repository = repository_of(str(retired))
        for name in (retired.name, original_of(retired)):
            if repository.run("cat-file", "blob", f"HEAD:{repository.name(name)}").stdout == data:
                return True
    return False


def remove(standing: Standing) -> None:
    """Takes a retired original away that can go; raises ``OSError``."""
    assert standing.ready
    Path(standing.path).unlink()


def rechecked(retired: Path, runs: Mapping[str, Any], progress: Progress) -> Standing:
    """Whether its tests, run as one file again, say what those of its parts say."""
    try:
        settings = config.merge(loading.load(retired).verify, **runs)
        parts = find_parts(retired)
        found = verify_retired(retired, original_of(retired), parts, settings, progress)
    except Refused as refused:
        return Standing(str(retired), ready=False, findings=refused.findings)
    ended = [run for run in found.originals if run.ending is not Ending.DONE]
    how = found.originals[0].command or settings.mojo
    times = f"{len(found.originals)} runs" if len(found.originals) > 1 else "one run"
    if ended:
        return Standing(str(retired), ready=False, words=f"{ended[0].message} ({times}, {how})")
    if not found.same:
        return Standing(str(retired), ready=False, findings=found.findings)
    return Standing(str(retired), ready=True, words=f"it runs as one file: {times}, {how}")
