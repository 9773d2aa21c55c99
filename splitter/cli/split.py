"""``splitter split``: plan files and carry the plans out, or show them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import typer

from splitter.cli import options as given

if TYPE_CHECKING:
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
    add_main: given.AddMain = None,
    enable_disabled: given.EnableDisabled = None,
    helpers: given.Helpers = None,
    dry_run: given.DryRun = False,
    json: given.Json = False,
) -> None:
    """Split test files that are over the limit; the originals become NAME.DEPRECATED.

    Nothing is written unless the proof holds that no test, helper or comment was lost, doubled or
    changed. Exit code 0: done, or nothing to do. 2: refused, with the reason on stderr.
    """
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
        "add_main": add_main,
        "enable_disabled": enable_disabled,
        "helpers": helpers,
    }
    results = [_one(str(file), options, dry_run=dry_run) for file in files]
    if json:
        from splitter.reporting.json import to_json

        typer.echo(to_json(results), nl=False)
    else:
        _print(results, dry_run=dry_run)
    raise typer.Exit(0 if all(result.ok for result in results) else 2)


def _one(path: str, options: dict[str, Any], *, dry_run: bool) -> Result:
    """Plan one file and carry it out unless it is a dry run; what refuses it is in the result."""
    from splitter import plan
    from splitter.model import Refused
    from splitter.reporting import Result

    made = plan(path, **options)
    if dry_run or not made.ok or not made.parts:
        return Result(made)
    try:
        return Result(made, made.apply())
    except Refused as refused:
        return Result(replace(made, findings=(*made.findings, *refused.findings)))


def _print(results: Sequence[Result], *, dry_run: bool) -> None:
    """Patches on stdout; the summary of each file and its findings on stderr."""
    from splitter.reporting.diff import patch_bytes, write
    from splitter.reporting.table import print_result

    for result in results:
        print_result(result, dry_run=dry_run)
        if dry_run and result.ok:
            write(patch_bytes(result.plan), sys.stdout)
