"""``splitter undo``: take splits and merges back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def undo(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]",
            help="The original, its retired name, or a part of it.",
            show_default=False,
        ),
    ] = None,
    last: Annotated[
        bool, typer.Option("--last", help="Take back every split of the latest run in this project.")
    ] = False,
    listed: Annotated[
        bool, typer.Option("--list", help="List what can be taken back, the latest first.")
    ] = False,
    force: Annotated[
        bool,
        typer.Option("--force", help="Also if parts were edited: they are kept in .splitter/edited/."),
    ] = False,
) -> None:
    """Take a split back: the original is as it was, the parts are gone. Or a merge, or a port.

    Nothing is changed if a part was edited since, without --force; the message says which.

    Exit code 0: done. 2: refused, with the reason.
    """
    from splitter.model.finding import Refused
    from splitter.reporting.findings import print_findings
    from splitter.reporting.terminal import visible
    from splitter.transaction import undo

    if (file is not None) + last + listed != 1:
        raise typer.BadParameter("name one FILE, or give --last or --list")
    try:
        if listed:
            _list()
            return
        done = undo(file, force=force)
    except Refused as refused:
        print_findings(refused.findings)
        raise typer.Exit(2) from refused
    for one in done:
        parts = "1 part is gone" if one.parts == 1 else f"{one.parts} parts are gone"
        ended = f"is {one.parts} files again" if one.is_merge else f"is back: {parts}"
        if one.is_port:
            ended = "has its bytes again" + _too(one.parts - 1)
        ended = "could not be taken back" if one.findings else ended
        typer.echo(visible(f"{one.path} {ended}"), err=True)
        print_findings(one.findings)
    raise typer.Exit(2 if any(one.findings for one in done) else 0)


def _too(more: int) -> str:
    """That as many other files have theirs, too."""
    return "" if not more else ", and so has 1 more" if more == 1 else f", and so have {more} more"


def _list() -> None:
    """Each run's work on a file that is on record, and whether it can still be taken back."""
    import time

    from splitter.reporting.columns import columns
    from splitter.reporting.terminal import visible
    from splitter.transaction import splits

    rows = []
    for one in splits():
        when = time.strftime("%Y-%m-%d %H:%M", time.localtime(one.time / 1e9))
        state = f"no: {one.kept_by[0].message}" if one.kept_by else "yes"
        cells = (one.path, when, one.kind, str(len(one.parts)), one.run, state)
        rows.append([visible(cell) for cell in cells])
    if not rows:
        typer.echo("no split is on record here", err=True)
        return
    for line in columns(["file", "when", "what", "files", "run", "can be undone"], rows):
        typer.echo(line)
