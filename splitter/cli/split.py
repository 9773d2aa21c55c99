"""``splitter split``: plan files and carry the plans out, or show them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import typer

from splitter.cli import options as given

if TYPE_CHECKING:
    from splitter.carrying import How
    from splitter.reporting import Result


def split(
    files: given.Files,
    by: given.By = None,
    max_tests: given.MaxTests = None,
    max_lines: given.MaxLines = None,
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
    dry_run: given.DryRun = False,
    json: given.Json = False,
) -> None:
    """Split test files that are over the limit; the originals become NAME.DEPRECATED.

    Nothing is written unless the proof holds that no test, helper or comment was lost, doubled or
    changed. Exit code 0: done, or nothing to do. 2: refused, with the reason on stderr.
    """
    how = given.how(commit=commit, preserve_blame=preserve_blame)
    options = {
        "by": by,
        "max_tests": max_tests,
        "max_lines": max_lines,
        "name": name,
        "reason": reason,
        "issue": issue,
        "adr": adr,
        "runtime": runtime,
        "version": runtime_version,
        "threshold": threshold,
        "template": template,
        "retire": retire,
        "notice": notice,
        "commit_message": commit_message,
    }
    results = [_one(str(file), options, None if dry_run else how) for file in files]
    if json:
        from splitter.reporting.json import to_json

        typer.echo(to_json(results), nl=False)
    else:
        _print(results, dry_run=dry_run)
    raise typer.Exit(0 if all(result.ok for result in results) else 2)


def _one(path: str, options: dict[str, Any], how: How | None) -> Result:
    """Plan one file and carry it out, unless ``how`` is none; what refuses it is in the result."""
    from splitter.carrying import carry_out
    from splitter.making import make
    from splitter.model import Refused
    from splitter.reporting import Result

    made = make(path, **options)
    plan = made.plan
    if how is None or not plan.ok or not plan.parts:
        return Result(plan)
    try:
        return Result(plan, carry_out(made, how))
    except Refused as refused:
        return Result(replace(plan, findings=(*plan.findings, *refused.findings)))


def _print(results: Sequence[Result], *, dry_run: bool) -> None:
    """Patches on stdout; the summary of each file and its findings on stderr."""
    from splitter.reporting.diff import patch_bytes, write
    from splitter.reporting.table import print_result

    for result in results:
        print_result(result, dry_run=dry_run)
        if dry_run and result.ok:
            write(patch_bytes(result.plan), sys.stdout)
