"""``splitter port``: what a branch does to a file that was split comes to its parts."""

from __future__ import annotations

import sys
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from splitter.cli import options as given

if TYPE_CHECKING:
    from collections.abc import Callable

    from splitter.merging.versions import Conflict
    from splitter.porting.porting import PortPlan


class OnConflict(str, Enum):
    """What becomes of what was changed on both sides."""

    ERROR = "error"
    OURS = "ours"
    THEIRS = "theirs"
    ASK = "ask"


def port(
    what: Annotated[
        str,
        typer.Argument(
            metavar="BRANCH|PATCH",
            help="A branch or a commit; or a patch file, - for one on standard input.",
            show_default=False,
        ),
    ],
    base: Annotated[
        str | None,
        typer.Option(
            help="Carry the changes since this commit. (default: since BRANCH left HEAD)", metavar="REV"
        ),
    ] = None,
    on_conflict: Annotated[
        OnConflict, typer.Option(help="Which version of a test stands that both sides changed.")
    ] = OnConflict.ERROR,
    dry_run: given.DryRun = False,
    json: given.Json = False,
    quiet: given.Quiet = False,
) -> None:
    """Carry what a branch does to a file to the parts that it became, test by test.

    Edited tests are edited where they are now, new ones come beside their neighbours, with what they
    need. Where both sides changed one test nothing is written, and both places are named. Other files are
    left to git.

    Exit code 0: done. 2: refused, with the reason on stderr; nothing is written.
    """
    from splitter.model.finding import Refused
    from splitter.porting.incoming import incoming
    from splitter.porting.porting import PortPlan, carry_out, plan

    if on_conflict is OnConflict.ASK and not sys.stdin.isatty():
        raise typer.BadParameter("--on-conflict ask needs a terminal: say ours or theirs")
    try:
        made = plan(incoming(what, sys.stdin.buffer.read, base), _choice(on_conflict))
    except Refused as refused:
        _end(PortPlan(what, (), ()), refused, json=json)
        raise typer.Exit(2) from refused
    if made.ok and not dry_run:
        made = carry_out(made)
    if json:
        from splitter.porting.telling import to_json

        typer.echo(to_json(made, (), done=not dry_run), nl=False)
    else:
        _tell(made, dry_run=dry_run, quiet=quiet)
    raise typer.Exit(0 if made.ok else 2)


def _choice(how: OnConflict) -> Callable[[Conflict], int | None]:
    """Which version stands, as the user says; ``None`` where that is an error."""
    from splitter.cli.merge import asked

    chosen = {OnConflict.OURS: lambda _: 0, OnConflict.THEIRS: lambda _: 1, OnConflict.ASK: asked}
    return chosen.get(how, lambda _: None)


def _tell(made: PortPlan, *, dry_run: bool, quiet: bool) -> None:
    """The patch on stdout; sentences and findings on stderr."""
    from splitter.porting.telling import left, patch, sentence
    from splitter.reporting.diff import write
    from splitter.reporting.findings import print_findings
    from splitter.reporting.terminal import visible

    for one in made.files:
        if one.ok and not quiet:
            typer.echo(visible(sentence(one, done=made.ok and not dry_run)), err=True)
        print_findings(one.findings)
        if made.ok and dry_run:
            write(patch(one), sys.stdout)
    if not made.files:
        typer.echo(visible(f"{made.name} touches no file that was split"), err=True)
    if not made.ok and len(made.files) > 1:
        typer.echo("nothing is written, for not all files can be ported", err=True)
    if not quiet and (words := left(made)):
        typer.echo(visible(words), err=True)


def _end(made: PortPlan, refused: Exception, *, json: bool) -> None:
    """What refuses the branch or the patch itself."""
    from splitter.model.finding import Refused
    from splitter.porting.telling import to_json
    from splitter.reporting.findings import print_findings

    assert isinstance(refused, Refused)
    if json:
        typer.echo(to_json(made, refused.findings, done=False), nl=False)
    else:
        print_findings(refused.findings)
