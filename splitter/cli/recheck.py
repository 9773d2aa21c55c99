"""``splitter recheck``: whether the reason of a split is gone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from splitter.cli import options as given


def recheck(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH...]", help="FILE.DEPRECATED, or folders of them. (default: .)", show_default=False
        ),
    ] = None,
    python: given.Python = None,
    mojo: given.MojoCommand = None,
    include: given.Include = None,
    timeout: given.Timeout = None,
    jobs: given.RunJobs = None,
    repeat: given.Repeat = None,
) -> None:
    """Say which retired originals could be one file again: each is run as one, and its parts are run.

    Exit code 0: nothing to do. 1: some can be taken back, and by which command.
    """
    from splitter.merging.retired import rechecked, retired_below
    from splitter.reporting.findings import print_findings
    from splitter.reporting.terminal import visible
    from splitter.reporting.verification import progress

    runs = given.runs(python, mojo, include, timeout, jobs, repeat)
    ready = 0
    for retired in list(retired_below(paths or [Path()])):
        with progress() as show:
            standing = rechecked(retired, runs, show)
        ready += standing.ready
        if standing.words:
            typer.echo(visible(f"{standing.path}: {standing.words}"), err=True)
        print_findings(standing.findings)
        if standing.ready:
            typer.echo(visible(f"splitter merge {standing.path}"))
    raise typer.Exit(1 if ready else 0)
