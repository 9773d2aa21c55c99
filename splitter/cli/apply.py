"""``splitter apply``: carry a plan out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from splitter.cli import options as given


def apply(
    plan: Annotated[Path, typer.Argument(metavar="PLAN", help="What `splitter plan` wrote.")],
    root: given.Root = None,
    commit: given.Commit = False,
    preserve_blame: given.PreserveBlame = False,
) -> None:
    """Carry out a plan, exactly as it says; if its grouping was edited, what follows from that.

    Each file must be as it was when it was planned. Nothing is written unless all of the plan can be:
    every part is proved again before. Exit code 0: done. 2: refused, with the reason on stderr.
    """
    from splitter.model.finding import Refused
    from splitter.plans import apply, project_top
    from splitter.reporting import Result
    from splitter.reporting.findings import print_findings
    from splitter.reporting.table import print_result

    how = given.how(commit=commit, preserve_blame=preserve_blame)
    try:
        done = apply(plan, project_top(root), how)
    except Refused as refused:
        print_findings(refused.findings)
        raise typer.Exit(2) from refused
    for one in done:
        print_result(Result(one.plan, one.parts), dry_run=False)
