"""``splitter prove``: whether a split, a merge or a move of tests that anybody made lost nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from splitter.cli import options as given
from splitter.cli.formats import Format, format_of, format_option, print_told

_OWN = {
    Format.JSON: "splitter.proving.formats.json",
    Format.JUNIT: "splitter.proving.formats.junit",
    Format.MARKDOWN: "splitter.proving.formats.markdown",
}


def prove(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[ORIGINAL PART...]",
            help="What was and what it became; FILE.DEPRECATED alone; with --base, what to ask about.",
            show_default=False,
        ),
    ] = None,
    base: Annotated[
        str | None, typer.Option(help="Prove what changed since this commit.", metavar="REV")
    ] = None,
    head: Annotated[
        str | None, typer.Option(help="Up to this commit, instead of the work tree.", metavar="REV")
    ] = None,
    allow: Annotated[
        str | None,
        typer.Option(help="Kinds of differences to accept: renamed,layout,...", metavar="KIND,..."),
    ] = None,
    output_format: Annotated[str, format_option(*_OWN)] = "full",
    quiet: given.Quiet = False,
) -> None:
    """Prove that a split, a merge or a move of tests lost nothing, whoever made it.

    Exit code 0: nothing is lost or changed. 1: something is. 2: something could not be looked at.
    """
    from splitter.model.finding import Refused
    from splitter.processes.collector import collector_paused
    from splitter.proving.differences import DifferenceKind
    from splitter.proving.gathering import from_files, from_git
    from splitter.proving.proof import prove as made
    from splitter.proving.proof import summary

    how = format_of(output_format, *_OWN)
    known = [kind.value for kind in DifferenceKind]
    words = [word.strip() for word in (allow or "").split(",") if word.strip()]
    if unknown := [word for word in words if word not in known]:
        raise typer.BadParameter(f"--allow {unknown[0]}: one of {', '.join(known)}")
    if not base and not paths:
        raise typer.BadParameter("name an original and its parts, or a commit with --base")
    if head and not base:
        raise typer.BadParameter("--head needs --base")
    with collector_paused():
        try:
            change = from_git(base, head, paths or []) if base else from_files(paths or [])
            proof = made(change, [DifferenceKind(word) for word in words])
        except Refused as refused:
            from splitter.reporting.findings import print_findings

            print_findings(refused.findings)
            raise typer.Exit(2) from refused
        print_told(proof, how, own=_OWN, summary=None if quiet else lambda: summary(proof))
    raise typer.Exit(proof.exit_code)
