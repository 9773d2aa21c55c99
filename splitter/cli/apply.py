"""``splitter apply``: carry a plan out, or show what that would do."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from splitter.cli import options as given
from splitter.cli.formats import Format
from splitter.cli.one_by_one import Showing, shown

if TYPE_CHECKING:
    from splitter.model.finding import Refused
    from splitter.reporting import Result


def apply(
    plan: Annotated[Path, typer.Argument(metavar="PLAN", help="What `splitter plan` wrote.")],
    root: given.Root = None,
    commit: given.Commit = False,
    preserve_blame: given.PreserveBlame = False,
    dry_run: given.DryRun = False,
    json: given.Json = False,
) -> None:
    """Carry out a plan, exactly as it says; if its grouping was edited, what follows from that.

    Each file must be as it was when it was planned. Nothing is written unless all of the plan can be:
    every part is proved again before. Exit code 0: done. 2: refused, with the reason on stderr.
    """
    from splitter.model.finding import Refused
    from splitter.plans import apply, prepared, project_top
    from splitter.reporting import Result
    from splitter.reporting.next_steps import next_steps
    from splitter.reporting.table import print_result

    how = given.how(commit=commit, preserve_blame=preserve_blame)
    show = Showing(Format.JSON if json else Format.FULL, patch=dry_run, check=False, explain=False)
    top = project_top(root)
    try:
        if dry_run:
            results = [Result(made.plan) for made in prepared(plan, top)]
        else:
            results = [Result(done.plan, done.parts or None) for done in apply(plan, top, how)]
    except Refused as refused:
        raise typer.Exit(shown(_refusals(plan, refused), show)) from refused
    if dry_run or json:
        raise typer.Exit(shown(results, show))
    for result in results:
        print_result(result, dry_run=False)
        if result.applied and sys.stderr.isatty():
            typer.echo(next_steps(result), err=True)


def _refusals(plan: Path, refused: Refused) -> list[Result]:
    """A result for each file that something is wrong with, which may be the plan's own."""
    from splitter.api import refusal
    from splitter.model.finding import Refused
    from splitter.reporting import Result

    paths = dict.fromkeys(found.path or str(plan) for found in refused.findings)
    return [
        Result(refusal(path, Refused(*(one for one in refused.findings if (one.path or str(plan)) == path))))
        for path in paths
    ]
