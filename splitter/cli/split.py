"""``splitter split``: plan files and carry the plans out, or show them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from splitter.cli import options as given

if TYPE_CHECKING:
    from splitter.api import GitMode
    from splitter.model.plan import Plan
    from splitter.reporting import Result
    from splitter.verification import Verification


def split(
    files: given.FilesAndFolders = None,
    by: given.By = None,
    group: given.Group = None,
    max_tests: given.MaxTests = None,
    max_lines: given.MaxLines = None,
    max_seconds: given.MaxSeconds = None,
    durations: given.Durations = None,
    name: given.Name = None,
    reason: given.Reason = None,
    issue: given.Issue = None,
    adr: given.Adr = None,
    runtime: given.Runtime = None,
    runtime_version: given.RuntimeVersion = None,
    threshold: given.Threshold = None,
    template: given.Template = None,
    retire: given.Retire = None,
    notice: given.Notice = None,
    commit: given.Commit = False,
    preserve_blame: given.PreserveBlame = False,
    commit_message: given.CommitMessage = None,
    add_main: given.AddMain = None,
    enable_disabled: given.EnableDisabled = None,
    helpers: given.Helpers = None,
    layout: given.Layout = None,
    references: given.References = None,
    map_file: given.Map = None,
    dry_run: given.DryRun = False,
    json: given.Json = False,
    verify: given.Verify = False,
    python: given.Python = None,
    mojo: given.MojoCommand = None,
    include: given.Include = None,
    timeout: given.Timeout = None,
    repeat: given.Repeat = None,
    together: given.Together = None,
    exclude: given.Exclude = None,
    force_exclude: given.ForceExclude = False,
    jobs: given.BulkJobs = None,
    report: given.Report = None,
    resume: given.Resume = None,
    shard: given.ShardOf = None,
    executor: given.ExecutorName = None,
    scheduler: given.Scheduler = None,
    quiet: given.Quiet = False,
    verbose: given.Verbose = False,
) -> None:
    """Split test files that are over the limit; the originals become NAME.DEPRECATED.

    Nothing is written unless the proof holds that no test, helper or comment was lost, doubled or
    changed. Exit code 0: done, or nothing to do. 2: refused, with the reason on stderr.
    """
    options = given.settings(locals())
    asked = given.group_of(group, files or ())
    how = given.how(commit=commit, preserve_blame=preserve_blame)
    many = (
        exclude,
        force_exclude,
        jobs and not verify,
        report,
        resume,
        shard,
        executor,
        scheduler,
        quiet,
        verbose,
    )
    if not files and resume is None:
        raise typer.BadParameter("name a file or a folder", param_hint="PATH")
    if verify and dry_run:
        raise typer.BadParameter("--verify puts the parts beside the original: leave out --dry-run")
    if any(many) or any(file.is_dir() for file in files or ()):
        if commit or preserve_blame or group or map_file:
            raise typer.BadParameter(
                "--commit, --preserve-blame, --group and --map take files one by one: name them"
            )
        from splitter.bulk.job import Output
        from splitter.bulk.migration import MigrationRequest
        from splitter.cli.bulk import Choices, bulk

        output = Output.JSON if json else Output.PATCH if dry_run else Output.NOTHING
        request = MigrationRequest(
            tuple(map(str, files or ())),
            options,
            tuple(exclude or ()),
            force_exclude,
            dry_run=dry_run,
            output=output,
            verify=given.runs(python, mojo, include, timeout, repeat=repeat, together=together)
            if verify
            else None,
        )
        lane = executor or "processes"
        choices = Choices(jobs, report, resume, shard, lane, scheduler, quiet, verbose)
        raise typer.Exit(bulk(request, choices))
    if map_file is not None and (dry_run or map_file.exists()):
        why = "leave out --dry-run" if dry_run else f"{map_file} exists"
        raise typer.BadParameter(f"--map writes what was done into a new file: {why}")
    runs = given.runs(python, mojo, include, timeout, jobs, repeat, together) if verify else None
    paths = [str(file) for file in files or ()]
    results = _all(paths, options | asked, runs, None if dry_run else how)
    if json:
        from splitter.reporting.json import to_json

        typer.echo(to_json(results), nl=False)
    else:
        _print(results, dry_run=dry_run)
    mapped = map_file is None or _write_map(map_file, results)
    raise typer.Exit(0 if mapped and all(result.ok for result in results) else 2)


def _all(
    paths: Sequence[str],
    options: dict[str, Any],
    runs: dict[str, Any] | None,
    how: GitMode | None,
) -> list[Result]:
    """The result of each file in the order in which they were named, which no name depends on."""
    from splitter.planning.claims import Claims, place

    claims, results = Claims(), {}
    for path in sorted(dict.fromkeys(paths), key=place):
        result = _one(path, claims.beside(path), options, runs, how)
        results[path] = result
        claims.add(path, (part.name for part in result.plan.parts) if result.ok else ())
    return [results[path] for path in dict.fromkeys(paths)]


def _one(
    path: str,
    reserved: frozenset[str],
    options: dict[str, Any],
    runs: dict[str, Any] | None,
    how: GitMode | None,
) -> Result:
    """Plan one file and carry it out, or see whether that could be done if ``how`` is none.

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
        if how is None:
            transaction.check(plan)
            return Result(plan)
        if runs is not None:
            verification = _verified(plan, runs)
            plan = replace(plan, findings=(*plan.findings, *verification.findings))
        done = carry_out(replace(made, plan=plan), how) if plan.ok else None
        return Result(plan, done, verification)
    except Refused as refused:
        return Result(replace(plan, findings=(*plan.findings, *refused.findings)), None, verification)


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


def _verified(made: Plan, runs: dict[str, Any]) -> Verification:
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

    for result in results:
        print_result(result, dry_run=dry_run)
        if dry_run and result.ok:
            write(patch_bytes(result.plan), sys.stdout)
