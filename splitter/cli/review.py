"""``splitter review``: the page for whoever must approve a split."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from splitter.cli import options as given


def review(
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="[RUN|REV|PLAN]",
            help="A run's id, a commit (or main..branch), or plan.json; else the latest run.",
            show_default=False,
        ),
    ] = None,
    html: given.Html = None,
    markdown: given.Markdown = None,
    quiet: given.Quiet = False,
) -> None:
    """Show a split so that a person can say yes: where each line went, and all that is no move.

    Without --html and --markdown the Markdown goes to stdout.

    Exit code 0: nothing is lost or changed. 1: something is. 2: something could not be looked at.
    """
    from splitter.model.finding import Refused
    from splitter.processes.collector import collector_paused
    from splitter.reporting.findings import print_findings
    from splitter.reporting.terminal import visible
    from splitter.reviewing import markdown as as_markdown
    from splitter.reviewing.gathering import occasion_of
    from splitter.reviewing.review import review as made
    from splitter.reviewing.wording import verdict
    from splitter.reviewing.writing import write_html, write_markdown

    try:
        with collector_paused():
            found = made(occasion_of(what))
        if html:
            write_html(found, html)
        if markdown:
            write_markdown(found, markdown)
    except Refused as refused:
        print_findings(refused.findings)
        raise typer.Exit(2) from refused
    if not html and not markdown:
        sys.stdout.write(as_markdown.to_text(found))
    if not quiet:
        typer.echo(visible(verdict(found)), err=True)
    raise typer.Exit(found.proof.exit_code)
