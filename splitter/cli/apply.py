"""``splitter apply``: carry a plan out, or show what that would do."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from splitter.cli import options as given
from splitter.cli.formats import Format
from splitter.cli.one_by_one import Showing, shown, verified

if TYPE_CHECKING:
    from splitter.model.finding import Finding, Refused
    from splitter.model.plan import Plan
    from splitter.reporting import Result
    from splitter.verification import Verification


def apply(
    plan: Annotated[Path, typer.Argument(metavar="PLAN", help="What `splitter plan` wrote.")],
    root: given.Root = None,
    commit: given.Commit = False,
    preserve_blame: given.PreserveBlame = False,
    dry_run: given.DryRun = False,
    json: given.Json = False,
    verify: Annotated[
        bool,
        typer.Option(
            "--verify",
            help="Run the tests of each file before and after; apply all only if every outcome is the same.",
            rich_help_panel=given.RUNS,
        ),
    ] = False,
    python: given.Python = None,
    mojo: given.MojoCommand = None,
    include: given.Include = None,
    timeout: given.Timeout = None,
    jobs: given.RunJobs = None,
    repeat: given.Repeat = None,
    together: given.Together = None,
) -> None:
    """Carry out a plan, exactly as it says; if its grouping was edited, what follows from that.

    Each file must be as it was when it was planned. Nothing is written unless all of the plan can be:
    every part is proved again before.

    Exit code 0: done. 2: refused, with the reason on stderr.
    """
    from splitter.model.finding import Refused
    from splitter.model.progress import untold
    from splitter.plans import apply, prepared, project_top
    from splitter.reporting import Result
    from splitter.reporting.next_steps import next_steps
    from splitter.reporting.table import print_result
    from splitter.reporting.verification import progress

    if verify and dry_run:
        raise typer.BadParameter("--verify puts the parts beside the original: it can't write nothing")
    how = given.how(commit=commit, preserve_blame=preserve_blame)
    show = Showing(Format.JSON if json else Format.FULL, patch=dry_run, check=False, explain=False)
    top = project_top(root)
    runs = given.runs(python, mojo, include, timeout, jobs, repeat, together)
    seen: dict[str, Verification] = {}

    def compared(plan: Plan) -> Sequence[Finding]:
        seen[plan.path] = verified(plan, runs)
        return seen[plan.path].findings

    try:
        if dry_run:
            with progress() as told:
                results = [Result(made.plan) for made in prepared(plan, top, told)]
        else:
            with nullcontext(untold) if verify else progress() as told:  # runs have a progress of their own
                done = apply(plan, top, how, compared if verify else None, told)
            results = [Result(one.plan, one.parts or None, seen.get(one.plan.path)) for one in done]
    except Refused as refused:
        raise typer.Exit(shown(_refusals(plan, refused, seen), show)) from refused
    if dry_run or json:
        raise typer.Exit(shown(results, show))
    for result in results:
        print_result(result, dry_run=False)
        if result.applied and sys.stderr.isatty():
            typer.echo(next_steps(result), err=True)


def _refusals(plan: Path, refused: Refused, seen: Mapping[str, Verification]) -> list[Result]:
    """A result for each file that something is wrong with, which may be the plan's own."""
    from splitter.api import refusal
    from splitter.model.finding import Refused
    from splitter.reporting import Result

    paths = dict.fromkeys(found.path or str(plan) for found in refused.findings)
    return [
        Result(
            refusal(path, Refused(*(one for one in refused.findings if (one.path or str(plan)) == path))),
            None,
            seen.get(path),
        )
        for path in paths
    ]
