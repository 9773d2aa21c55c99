"""``splitter split`` for files that are named: each planned and carried out, or shown, in its turn."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from pathlib import Path

    from splitter.api import GitMode
    from splitter.model.finding import Finding
    from splitter.model.plan import Plan
    from splitter.reporting import Result
    from splitter.verification import Verification


@dataclass(frozen=True)
class Output:
    """What is said of the results, beside what people read."""

    json: bool = False
    explain: bool = False
    map_file: Path | None = None
    """Where the old and new ids of all tests are to be written."""
    html: Path | None = None
    """Where the page for review is to be written."""


def split_files(
    paths: Sequence[str],
    options: Mapping[str, Any],
    runs: Mapping[str, Any] | None,
    mode: GitMode | None,
    output: Output,
) -> int:
    """Split these files, or show what that would give if ``mode`` is none; gives the exit code.

    ``options`` are fields of ``Settings``; ``runs`` says how the tests run, if they are to be run.
    """
    results = _all(paths, options, runs, mode)
    if output.json:
        from splitter.reporting.json import to_json

        typer.echo(to_json(results), nl=False)
    else:
        _print(results, dry_run=mode is None)
    if output.explain:
        _explain(results)
    mapped = output.map_file is None or _write_map(output.map_file, results)
    shown = output.html is None or _show(results, output.html)
    return 0 if mapped and shown and all(result.ok for result in results) else 2


def _write_map(file: Path, results: Sequence[Result]) -> bool:
    """The ids of the tests of all files that were split; whether they could be written."""
    from splitter.files import replace_text
    from splitter.model.finding import Refused
    from splitter.references import top_for
    from splitter.references.ids import ids, written
    from splitter.reporting.table import print_findings

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
) -> list[Result]:
    """The result of each file in the order in which they were named, which no name depends on."""
    from splitter.planning.claims import Claims, place

    claims, results = Claims(), {}
    for path in sorted(dict.fromkeys(paths), key=place):
        result = _one(path, claims.beside(path), options, runs, mode)
        results[path] = result
        claims.add(path, (part.name for part in result.plan.parts) if result.ok else ())
    return [results[path] for path in dict.fromkeys(paths)]


def _one(
    path: str,
    reserved: frozenset[str],
    options: Mapping[str, Any],
    runs: Mapping[str, Any] | None,
    mode: GitMode | None,
) -> Result:
    """Plan one file and carry it out, or see whether that could be done if ``mode`` is none.

    What refuses it is in the result.
    """
    from splitter import transaction
    from splitter.api import carry_out, planned
    from splitter.model.finding import Refused
    from splitter.reporting import Result

    made = planned(path, reserved, **options)
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

    told: set[Finding] = set()
    for result in results:
        plan = result.plan
        new = tuple(found for found in plan.findings if found.path or found not in told)
        told.update(new)
        print_result(replace(result, plan=replace(plan, findings=new)), dry_run=dry_run)
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
