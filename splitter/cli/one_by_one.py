"""``splitter split`` for files that are named: each planned and carried out, or shown, in its turn."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from splitter.cli.formats import Format, print_told

if TYPE_CHECKING:
    from pathlib import Path

    from splitter.api import GitMode, Planned
    from splitter.bulk.job import Output
    from splitter.model.finding import Finding
    from splitter.model.plan import Plan
    from splitter.reporting import Result
    from splitter.verification import Verification


@dataclass(frozen=True)
class Showing:
    """What the user wants to see, and whether that is all."""

    how: Format
    patch: bool
    check: bool
    explain: bool
    summary: bool = False
    map_file: Path | None = None
    """Where the old and new ids of all tests are to be written."""
    html: Path | None = None
    """Where the page for review is to be written."""
    interactive: bool = False
    """Whether the user chooses one of the divisions."""

    @property
    def writes_nothing(self) -> bool:
        """Whether it is all."""
        return self.patch or self.check or self.summary

    @property
    def output(self) -> Output:
        """What of a file goes to stdout."""
        from splitter.bulk.job import Output

        if self.how is Format.JSON:
            return Output.JSON
        return Output.PATCH if self.patch and self.how is Format.FULL else Output.NOTHING


def split_files(
    paths: Sequence[str],
    options: Mapping[str, Any],
    runs: Mapping[str, Any] | None,
    mode: GitMode,
    show: Showing,
) -> int:
    """Split these files, or show what that would give if ``mode`` is none; gives the exit code.

    ``options`` are fields of ``Settings``; ``runs`` says how the tests run, if they are to be run.
    """
    if show.map_file is not None and not _may_be_written(show.map_file):
        return 2
    return shown(
        _all(paths, options, runs, None if show.writes_nothing else mode, interactive=show.interactive), show
    )


def split_text(path: str, text: bytes, options: Mapping[str, Any], show: Showing) -> int:
    """Say what would become of a text that is to stand at ``path``; gives the exit code."""
    from splitter.api import planned
    from splitter.reporting import Result

    return shown([Result(planned(path, data=text, **options).plan)], show)


def shown(results: Sequence[Result], show: Showing) -> int:
    """Print what became of files, or would; gives the exit code."""
    code = 2 if not all(result.ok for result in results) else 0
    if code == 0 and show.check and any(result.plan.parts for result in results):
        code = 1
    if show.how is Format.JSON:
        from splitter.reporting.json import to_json

        typer.echo(to_json(results), nl=False)
    else:
        _print(results, show)
    if show.how not in (Format.JSON, Format.FULL):
        from splitter.check.formats import Findings

        found = Findings(tuple(found for result in results for found in result.plan.findings), code)
        print_told(found, show.how, own={}, summary=None)
    if show.explain:
        _explain(results)
    mapped = show.map_file is None or _write_map(show.map_file, results)
    return code if mapped and (show.html is None or _show(results, show.html)) else 2


def _may_be_written(file: Path) -> bool:
    """Whether the map can be written: asked before anything is split."""
    from splitter.files import check_writable
    from splitter.model.finding import Refused
    from splitter.reporting.findings import print_findings

    try:
        check_writable(file, "the map")
    except Refused as refused:
        print_findings(refused.findings)
        return False
    return True


def _write_map(file: Path, results: Sequence[Result]) -> bool:
    """The ids of the tests of all files that were split; whether they could be written."""
    from splitter.files import replace_text
    from splitter.model.finding import Refused
    from splitter.references import top_for
    from splitter.references.ids import ids, written
    from splitter.reporting.findings import print_findings

    renamed: dict[str, str] = {}
    for result in results:
        if result.applied:
            renamed |= ids(result.plan, top_for(Path(result.plan.path))[0])
    try:
        replace_text(file, written(renamed, as_json=file.suffix == ".json"))
    except Refused as refused:
        print_findings(refused.findings)
        return False
    return True


def _all(
    paths: Sequence[str],
    options: Mapping[str, Any],
    runs: Mapping[str, Any] | None,
    mode: GitMode | None,
    *,
    interactive: bool,
) -> list[Result]:
    """The result of each file in the order in which they were named, which no name depends on."""
    from splitter.planning.claims import Claims, place

    claims, results = Claims(), {}
    for path in sorted(dict.fromkeys(paths), key=place):
        reserved = claims.beside(path)
        made = _planned(path, reserved, options, interactive=interactive)
        result = _done(made, runs, mode)
        results[path] = result
        claims.add(path, (part.name for part in result.plan.parts) if result.ok else ())
    return [results[path] for path in dict.fromkeys(paths)]


def _planned(
    path: str, reserved: frozenset[str], options: Mapping[str, Any], *, interactive: bool
) -> Planned:
    """The plan of one file, of the division that somebody chooses if they are asked; else without parts."""
    from splitter.api import planned
    from splitter.cli.choosing import chosen

    made = planned(path, reserved, **options)
    if not interactive:
        return made
    taken = chosen(made, lambda number: planned(path, reserved, **{**options, "choose": number}))
    return taken or replace(made, plan=replace(made.plan, parts=(), outputs=(), reason="left as it is"))


def _done(made: Planned, runs: Mapping[str, Any] | None, mode: GitMode | None) -> Result:
    """Carry a plan out, or see whether that could be done if ``mode`` is none.

    What refuses it is in the result.
    """
    from splitter import transaction
    from splitter.api import GitMode, carry_out
    from splitter.model.finding import Refused
    from splitter.model.progress import untold
    from splitter.reporting import Result
    from splitter.reporting.verification import progress

    plan, verification = made.plan, None
    if not plan.ok or not plan.parts:
        return Result(plan)
    try:
        if mode is None:
            transaction.check(plan)
            return Result(plan)
        if runs is not None:
            verification = verified(plan, runs)
            plan = replace(plan, findings=(*plan.findings, *verification.findings))
        with progress() if mode is GitMode.BLAME else nullcontext(untold) as show:  # git takes its time
            done = carry_out(replace(made, plan=plan), mode, told=show) if plan.ok else None
        commit = _commit(plan.path) if done and mode is not GitMode.TREE else ""
        return Result(plan, done, verification, commit, mode is GitMode.BLAME)
    except Refused as refused:
        return Result(replace(plan, findings=(*plan.findings, *refused.findings)), None, verification)


def _commit(path: str) -> str:
    """The commit that holds the split which was just made."""
    from splitter.git.repository import repository_of

    return (repository_of(path).head() or "")[:10]


def verified(made: Plan, runs: Mapping[str, Any]) -> Verification:
    """The plan's tests before and after, with a progress bar."""
    from splitter.config import loading
    from splitter.config import settings as config
    from splitter.reporting.verification import progress
    from splitter.verification import verify

    settings = config.merge(loading.load(Path(made.path)).verify, **runs)
    with progress() as show:
        return verify(made, settings, show)


def _print(results: Sequence[Result], show: Showing) -> None:
    """Patches on stdout; the summary of each file and its findings on stderr."""
    from splitter.reporting.diff import patch_bytes, write
    from splitter.reporting.next_steps import next_steps
    from splitter.reporting.table import print_result

    full = show.how is Format.FULL
    if full and show.patch and (patch := b"".join(patch_bytes(r.plan) for r in results if r.ok)):
        write(patch, sys.stdout)
    told: set[Finding] = set()
    for result in results:
        plan = result.plan
        new = tuple(found for found in plan.findings if found.path or found not in told)
        told.update(new)
        shown = replace(result, plan=replace(plan, findings=new))
        print_result(shown, dry_run=show.writes_nothing, with_findings=full)
        if result.applied and sys.stderr.isatty():
            typer.echo(next_steps(result), err=True)


def _show(results: Sequence[Result], page: Path) -> bool:
    """Write the page of what would be done; whether that went well."""
    from splitter.model.finding import Refused
    from splitter.reporting.findings import print_findings
    from splitter.reviewing.gathering import from_plans
    from splitter.reviewing.review import review
    from splitter.reviewing.writing import write_html

    plans = [result.plan for result in results if result.ok and result.plan.parts]
    try:
        write_html(review(from_plans(", ".join(plan.path for plan in plans), plans)), page)
    except Refused as refused:
        print_findings(refused.findings)
        return False
    return True


def _explain(results: Sequence[Result]) -> None:
    """Why the parts are as they are, and what else there was to choose, on stderr."""
    from splitter.reporting.divisions import print_divisions

    for result in results:
        if result.ok:
            print_divisions(result.plan)
