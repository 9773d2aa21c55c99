"""``splitter split`` for files that are named: each planned and carried out, or shown, in its turn."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from pathlib import Path

    from splitter.api import GitMode, Planned
    from splitter.model.plan import Plan
    from splitter.reporting import Result
    from splitter.verification import Verification


def split_files(
    paths: Sequence[str],
    options: Mapping[str, Any],
    runs: Mapping[str, Any] | None,
    mode: GitMode,
    *,
    dry_run: bool,
    json: bool,
    explain: bool,
    interactive: bool = False,
    html: Path | None = None,
) -> int:
    """Split these files and say what became of them; gives the exit code.

    ``options`` are fields of ``Settings``; ``runs`` says how the tests run, if they are to be run.
    """
    results = _all(paths, options, runs, None if dry_run else mode, interactive=interactive)
    if json:
        from splitter.reporting.json import to_json

        typer.echo(to_json(results), nl=False)
    else:
        _print(results, dry_run=dry_run)
    if explain:
        _explain(results)
    if html and not _show(results, html):
        return 2
    return 0 if all(result.ok for result in results) else 2


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
    from splitter.api import carry_out
    from splitter.model.finding import Refused
    from splitter.reporting import Result

    plan, verification = made.plan, None
    if not plan.ok or not plan.parts:
        return Result(plan)
    try:
        if mode is None:
            transaction.check(plan)
            return Result(plan)
        if runs is not None:
            verification = _verified(plan, runs)
            plan = replace(plan, findings=(*plan.findings, *verification.findings))
        done = carry_out(replace(made, plan=plan), mode) if plan.ok else None
        return Result(plan, done, verification)
    except Refused as refused:
        return Result(replace(plan, findings=(*plan.findings, *refused.findings)), None, verification)


def _verified(made: Plan, runs: Mapping[str, Any]) -> Verification:
    """The plan's tests before and after, with a progress bar."""
    from pathlib import Path

    from splitter.config import settings as config
    from splitter.reporting.verification import progress
    from splitter.verification import verify

    settings = config.merge(config.load(Path(made.path)).verify, **runs)
    with progress() as show:
        return verify(made, settings, show)


def _print(results: Sequence[Result], *, dry_run: bool) -> None:
    """Patches on stdout; the summary of each file and its findings on stderr."""
    from splitter.reporting.diff import patch_bytes, write
    from splitter.reporting.table import print_result

    for result in results:
        print_result(result, dry_run=dry_run)
        if dry_run and result.ok:
            write(patch_bytes(result.plan), sys.stdout)


def _show(results: Sequence[Result], page: Path) -> bool:
    """Write the page of what would be done; whether that went well."""
    from splitter.model.finding import Refused
    from splitter.reporting.table import print_findings
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
