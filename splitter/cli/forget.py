"""``splitter forget``: a split that is to stay, or can't be taken back, leaves the history."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def forget(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="The original, its retired name, or a part of it.", show_default=False
        ),
    ],
) -> None:
    """Forget a split that is to stay: `splitter undo` can't take it back any more, and lists it no more.

    No file changes but those of the history; a retired original stays where it is. One that was deleted
    when it was split is nowhere but in git then.

    Exit code 0: done. 2: there is no such split.
    """
    from splitter.model.finding import Refused
    from splitter.reporting.findings import print_findings
    from splitter.reporting.terminal import visible
    from splitter.transaction import forget

    try:
        split = forget(file)
    except Refused as refused:
        print_findings(refused.findings)
        raise typer.Exit(2) from refused
    typer.echo(visible(f"{split.path}: the split is forgotten, undo can't take it back any more"), err=True)
