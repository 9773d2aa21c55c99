"""``splitter mcp``: tools for assistants, by the Model Context Protocol."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def mcp(
    allow_writes: Annotated[
        bool,
        typer.Option("--allow-writes", help="Offer `split` and `undo`, too; without it nothing is written."),
    ] = False,
) -> None:
    """Serve plan, groups, check, prove and review to an assistant, over stdin and stdout.

    Of the current folder and what is below it. Needs the extra `mcp` of test-file-splitter.

    Exit code 0: the assistant has gone. 2: the SDK is not installed.
    """
    try:
        from splitter.serving.server import server
    except ImportError as error:
        from splitter.model.catalogue import finding
        from splitter.reporting.findings import print_findings

        print_findings([finding("S479", f"{error.name} is not installed here")])
        raise typer.Exit(2) from error
    server(Path.cwd(), writes=allow_writes).run()
