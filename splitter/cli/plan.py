"""``splitter plan``: write down what would become of files, to be read, edited and applied later."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from splitter.cli import options as given

if TYPE_CHECKING:
    from splitter.api import Planned


def plan(
    files: given.Files,
    by: given.By = None,
    group: given.Group = None,
    max_tests: given.MaxTests = None,
    max_lines: given.MaxLines = None,
    target_lines: given.TargetLines = None,
    parts: given.Parts = None,
    choose: given.Choose = None,
    explain: given.Explain = False,
    why: given.Why = None,
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
    no_header: given.NoHeader = False,
    retire: given.Retire = None,
    keep_rest: given.KeepRest = None,
    notice: given.Notice = None,
    commit_message: given.CommitMessage = None,
    add_main: given.AddMain = None,
    generated: given.Generated = None,
    retitle: given.Retitle = None,
    enable_disabled: given.EnableDisabled = None,
    helpers: given.Helpers = None,
    layout: given.Layout = None,
    references: given.References = None,
    update_docs: given.UpdateDocs = None,
    groups_only: given.GroupsOnly = False,
    output: given.PlanOutput = None,
    root: given.Root = None,
) -> None:
    """Write a plan of what would become of test files, as JSON: apply it later with `splitter apply`.

    You may edit its `grouping`: move tests to other parts, rename parts.

    Exit code 0: every file is planned, or within the limit. 2: a file was refused, with the reason on
    stderr; the others are planned.
    """
    from splitter.api import checked, planned
    from splitter.model.finding import Refused
    from splitter.planning.claims import Claims, place
    from splitter.reporting import Result
    from splitter.reporting.divisions import print_divisions
    from splitter.reporting.findings import print_findings
    from splitter.reporting.table import print_result

    if why is not None:
        _say_why(files, why, given.settings(locals()), is_written=groups_only or output is not None)
        return
    options = given.settings(locals()) | given.group_of(group, files)
    if groups_only and len(files) != 1:
        raise typer.BadParameter("--groups-only writes the groups of one FILE")
    claims, done = Claims(), {}
    for path in sorted(map(str, files), key=place):
        done[path] = checked(planned(path, claims.beside(path), **options))
        claims.add(path, (part.name for part in done[path].plan.parts))
    made = list(done.values())
    try:
        if groups_only:
            _write_groups(made[0], output)
        else:
            _write([one for one in made if one.plan.parts], root, output)
    except Refused as refused:
        print_findings(refused.findings)
        raise typer.Exit(2) from refused
    for one in made:
        print_result(Result(one.plan), dry_run=True)
        if explain and one.plan.ok:
            print_divisions(one.plan)
    raise typer.Exit(0 if all(one.plan.ok for one in made) else 2)


def _say_why(files: list[Path], why: tuple[str, str], options: dict[str, Any], *, is_written: bool) -> None:
    """On stdout: it is all that was asked for."""
    from splitter.api import reasons_for_tie
    from splitter.model.finding import Refused
    from splitter.reporting.findings import print_findings
    from splitter.reporting.reasons import told

    if len(files) != 1:
        raise typer.BadParameter("--why asks about two tests of one FILE")
    if is_written:
        raise typer.BadParameter("--why writes nothing: leave out --output and --groups-only")
    try:
        typer.echo("\n".join(told(reasons_for_tie(str(files[0]), *why, **options))))
    except Refused as refused:
        print_findings(refused.findings)
        raise typer.Exit(2) from refused


def _write_groups(made: Planned, output: Path | None) -> None:
    """Nothing for a file without parts."""
    from splitter.plans import group_file, groups_to

    if not made.plan.parts:
        return
    if output is None:
        sys.stdout.write(group_file(made))
    else:
        groups_to(output, group_file(made))


def _write(made: list[Planned], root: Path | None, output: Path | None) -> None:
    from splitter.plans import document, output_to, path_from, project_top, text

    top = project_top(root)
    pairs = [(path_from(top, one.plan.path), one) for one in made]
    if output is None:
        sys.stdout.write(text(document(pairs)))
    else:
        output_to(output, text(document(pairs)))
