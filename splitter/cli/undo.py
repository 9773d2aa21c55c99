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
) -> None:
    """Take a split back: the original has its bytes and mode again, the parts are gone. Or a merge.

    Nothing is changed if a part was edited since; the message says which. Exit code 0: done.
    2: refused, with the reason on stderr.
    """
    from splitter.model.finding import Refused
    from splitter.reporting.table import print_findings
    from splitter.reporting.terminal import visible
    from splitter.transaction import undo

    if (file is None) == (not last):
        raise typer.BadParameter("name one FILE, or give --last")
    try:
        done = undo(file)
    except Refused as refused:
        print_findings(refused.findings)
        raise typer.Exit(2) from refused
    for one in done:
        ended = f"is {one.parts} files again" if one.is_merge else f"is back: {one.parts} parts are gone"
        ended = "could not be taken back" if one.findings else ended
        typer.echo(visible(f"{one.path} {ended}"), err=True)
        print_findings(one.findings)
    raise typer.Exit(2 if any(one.findings for one in done) else 0)
