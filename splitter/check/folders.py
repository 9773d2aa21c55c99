"""Which test files are over the limit: the guard that keeps files small once they were split."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from splitter.check.cache import Cache
from splitter.check.counts import Asked, Counter, counts
from splitter.languages import limit_of
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Limit
from splitter.planning.counting import Count, Suspect, count, looked_at
from splitter.project.once import one_run
from splitter.project.texts import bytes_of
from splitter.text.generated import generated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from splitter.check.baseline import Baseline
    from splitter.config.settings import Settings
    from splitter.reading.discovery import Found


class Verdict(str, Enum):
    """What the guard says of a file, from good to bad."""

    WITHIN = "within"
    SOFT = "soft"
    KNOWN = "known"
    """Over the limit, but not beyond what the baseline bears with."""
    OVER = "over"
    ERROR = "error"


class Checked(NamedTuple):
    """One file and what the guard says of it."""

    path: str
    verdict: Verdict
    limit: Limit
    counted: Count | None = None
    """What it holds; ``None`` for a file that is surely within the limit, which is not counted."""
    findings: tuple[Finding, ...] = ()


class Verdicts(NamedTuple):
    """Every file that was looked at, in the order of the search, and what hindered the search."""

    files: tuple[Checked, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 within the limit, 1 over it, 2 when something could not be looked at."""
        verdicts = {checked.verdict for checked in self.files}
        if Verdict.ERROR in verdicts or any(f.severity.value == "error" for f in self.findings):
            return 2
        return 1 if Verdict.OVER in verdicts else 0

    def all_findings(self) -> Iterator[Finding]:
        """Those of the search, then those of each file."""
        yield from self.findings
        for checked in self.files:
            yield from checked.findings


def check(
    files: Iterable[Found | Finding],
    baseline: Baseline | None,
    counter: Counter,
    text: bytes | None = None,
    *,
    cache: Cache | None = None,
    every_count: bool = False,
) -> Verdicts:
    """Judge every file by its own settings.

    ``counter`` counts the few files that nothing quicker settles. ``text`` is what the one file holds, if not
    what stands on the disk. Tests are counted where they are limited, or if ``every_count`` is wanted.
    """
    if text is not None:
        counter = partial(_count_text, text)
    with one_run():
        return _check(files, baseline, counter, text, cache or Cache(None), every_count=every_count)


def _check(
    files: Iterable[Found | Finding],
    baseline: Baseline | None,
    counter: Counter,
    text: bytes | None,
    cache: Cache,
    *,
    every_count: bool,
) -> Verdicts:
    findings: list[Finding] = []
    looked: list[Checked] = []
    suspects: list[tuple[int, Found]] = []
    asked: list[Asked] = []
    around: tuple[Settings | None, str, str, bool] = None, "", "", False
    limit = least = Limit()
    known, conventions = None, None
    for found in files:
        if isinstance(found, Finding):
            findings.append(found)
            continue
        path, _, settings, is_named = found
        folder, _, name = path.rpartition(os.sep)
        suffix = name.rpartition(".")[2]
        if around != (settings, folder, suffix, is_named):  # they are mostly those of the file before
            around = settings, folder, suffix, is_named
            limit = limit_of(path, settings)
            least = _least(settings, limit)
            conventions = None if least.counts_no_tests else Suspect(path).conventions
            known = None if is_named else cache.glances.folder(path, conventions, least)
        if known is None or not known.is_within(path, name):
            suspect = looked_at(path, least, conventions) if text is None else Suspect(path)
            if suspect.within:
                if known is not None:
                    known.keep(name, suspect)
            elif not _is_left_alone(found, suspect):
                suspects.append((len(looked), found))
                asked.append(Asked(suspect, limit, every_count or least.max_tests is not None))
        looked.append(Checked(path, Verdict.WITHIN, limit))
    for (index, found), counted in zip(suspects, counts(asked, counter, cache), strict=True):
        looked[index] = _judged(found, looked[index].limit, counted, baseline)
    cache.write()
    if baseline is not None:
        findings += baseline.stale((c.path, c.counted, c.limit) for c in looked)
    return Verdicts(tuple(looked), tuple(findings))


def _is_left_alone(found: Found, suspect: Suspect) -> bool:
    """Whether a program writes it, so that no folder run splits it."""
    if found.named or found.settings.generated:
        return False
    text = bytes_of(found.path).decode("utf-8", "replace") if suspect.text is None else suspect.text
    return generated(text) != ""


def _count_text(data: bytes, tasks: Sequence[tuple[str, Limit]]) -> Iterator[Count]:
    return (count(path, limit, data) for path, limit in tasks)


def _least(settings: Settings, limit: Limit) -> Limit:
    """The limit that a file must be within so that nothing at all is said of it."""
    if settings.soft_limit is None:
        return limit
    tests = settings.soft_limit if limit.max_tests is None else min(limit.max_tests, settings.soft_limit)
    return Limit(tests, limit.max_lines)


def _judged(found: Found, limit: Limit, counted: Count, baseline: Baseline | None) -> Checked:
    verdict, said = Verdict.WITHIN, None
    if counted.error is not None:
        verdict, said = Verdict.ERROR, counted.error
    elif limit.exceeded_by(counted.tests, counted.lines):
        known = baseline.get(found.path) if baseline is not None else None
        if known is None:
            verdict = Verdict.OVER
            said = finding("S802", _excess(counted, limit), path=found.path, line=counted.first_over)
        elif known.bears(counted, limit):
            verdict = Verdict.KNOWN
        else:
            verdict = Verdict.OVER
            words = f"{_excess(counted, limit)}; the baseline bears with {known.words(limit)}"
            said = finding("S804", words, path=found.path, line=counted.first_over)
    elif (soft := found.settings.soft_limit) is not None and counted.tests > soft:
        verdict = Verdict.SOFT
        said = finding("S803", f"{_tests(counted.tests)}, over the soft limit of {soft}", path=found.path)
    return Checked(found.path, verdict, limit, counted, () if said is None else (said,))


def _excess(counted: Count, limit: Limit) -> str:
    """``12 tests, 3 over the limit of 9``."""
    words = []
    for number, most, unit in (
        (counted.tests, limit.max_tests, "test"),
        (counted.lines, limit.max_lines, "line"),
    ):
        if most is not None and number > most:
            words.append(f"{number} {unit}s, {number - most} over the limit of {most}")
    return " and ".join(words)


def _tests(number: int) -> str:
    return "1 test" if number == 1 else f"{number} tests"
