"""``splitter clean``: retired originals go whose parts hold everything."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from splitter.cli import options as given


def clean(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH...]", help="FILE.DEPRECATED, or folders of them. (default: .)", show_default=False
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Say what would go; remove nothing.")
    ] = False,
    quiet: given.Quiet = False,
) -> None:
    """Remove retired originals of which the proof says that their parts hold everything.

    Only what the history or git has, too, is removed.

    Exit code 0: none is left. 1: some stay, and why.
    """
    from splitter.merging.retired import removable, remove, retired_below
    from splitter.reporting.findings import print_findings
    from splitter.reporting.terminal import visible

    left = 0
    for retired in list(retired_below(paths or [Path()])):
        standing = removable(retired)
        print_findings(standing.findings)
        if not standing.ready:
            left += 1
            continue
        if not dry_run:
            remove(standing)
        verb = "would go" if dry_run else "is gone"
        if not quiet:
            typer.echo(visible(f"{standing.path} {verb}: {standing.words}"), err=True)
    raise typer.Exit(1 if left else 0)
