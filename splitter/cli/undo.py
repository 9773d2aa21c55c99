"""``splitter undo``: take splits and merges back."""

from __future__ import annotations

import sys
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from splitter.transaction import Split


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
        typer.Option("--force", help="Even if parts were edited: they are kept in .splitter/edited/."),
    ] = False,
    keep_edited: Annotated[
        bool,
        typer.Option(
            "--keep-edited", help="Even if parts were edited: the original gets what was edited in them."
        ),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option(
            "--diff",
            help="Only show what was edited in the parts of FILE, as a patch of the original.",
        ),
    ] = False,
) -> None:
    """Take a split back: the original is as it was, the parts are gone. Or a merge, or a port.

    If a part was edited since, nothing is changed and the message says which part; --keep-edited and
    --force take the split back all the same.

    Exit code 0: done. 2: refused, with the reason.
    """
    from splitter.model.finding import Refused
    from splitter.reporting.findings import print_findings
    from splitter.reporting.terminal import visible
    from splitter.transaction import undo

    if (file is not None) + last + listed != 1:
        raise typer.BadParameter("name one FILE, or give --last or --list")
    if diff + force + keep_edited > 1:
        raise typer.BadParameter("--diff, --keep-edited and --force exclude each other")
    if (diff or keep_edited) and file is None:
        raise typer.BadParameter("--diff and --keep-edited are about one FILE: name it")
    try:
        if file is not None and (diff or keep_edited):
            _edited(file, keep=keep_edited)
            return
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


def _edited(file: Path, *, keep: bool) -> None:
    """The original with what was edited in its parts: shown as a patch, or written in their place."""
    from splitter.api import GitMode
    from splitter.merging.families import Asked, families
    from splitter.merging.many import plans
    from splitter.merging.merging import Choices
    from splitter.merging.planning import carry_out
    from splitter.merging.telling import sentence
    from splitter.model.finding import Finding, Refused
    from splitter.reporting.diff import file_patch, write
    from splitter.reporting.findings import print_findings
    from splitter.reporting.terminal import visible
    from splitter.transaction import split_with

    (family,) = families([Path(split_with(file).path)], Asked())
    if isinstance(family, Finding):
        raise Refused(family)
    (made,) = plans([family], Choices(), retire=False, jobs=1)
    if made.ok and keep:
        made = carry_out(made, GitMode.TREE, None)
    if not made.ok:
        raise Refused(*made.findings)
    if keep:
        typer.echo(visible(sentence(made, done=True)), err=True)
    elif made.merged.data == family.base:
        typer.echo(visible(f"{family.path}: nothing was edited in its parts"), err=True)
    else:
        write(file_patch(family.path, family.base, made.merged.data), sys.stdout)
    print_findings(made.findings)


def _whether(split: Split) -> str:
    """Whether it can be taken back, and if not, what is in the way, where that is another file."""
    if not split.kept_by:
        return "yes"
    found = split.kept_by[0]
    where = PurePath(found.path).name
    return (
        f"no: {found.message}"
        if where in ("", PurePath(split.path).name)
        else f"no: {where}: {found.message}"
    )


def _list() -> None:
    """Each run's work on a file that is on record, and whether it can still be taken back."""
    import time

    from splitter.reporting.columns import columns
    from splitter.reporting.terminal import visible
    from splitter.transaction import splits

    rows = []
    for one in splits():
        when = time.strftime("%Y-%m-%d %H:%M", time.localtime(one.time / 1e9))
        cells = (one.path, when, one.kind, str(len(one.parts)), one.run, _whether(one))
        rows.append([visible(cell) for cell in cells])
    if not rows:
        typer.echo("no split is on record here", err=True)
        return
    for line in columns(["file", "when", "what", "files", "run", "can be undone"], rows):
        typer.echo(line)
