"""``splitter recover``: finish or take back what a killed run left; every command begins with it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from splitter.transaction import Recovery


def recover(
    folders: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FOLDER...]",
            help="Folders to look at, beside those that the project's history names.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Finish or take back what a killed run left: the old state or the new one is complete again.

    Every other command does this too for the project that it is run in.

    Exit code 0: all is in order. 2: something can't be cleared safely, with the reason on stderr.
    """
    from splitter.model.finding import Refused
    from splitter.reporting.findings import print_findings
    from splitter.transaction import Outcome, recover, recover_project, take_back_unconfirmed

    found: list[Recovery] = []
    try:
        for start in [Path(), *(folders or [])]:
            found += [*recover_project(start), *recover(start), *take_back_unconfirmed(start)]
    except Refused as refused:
        _print(found)
        print_findings(refused.findings)
        raise typer.Exit(2) from refused
    _print(found)
    if not found:
        typer.echo("nothing to recover", err=True)
    raise typer.Exit(2 if any(one.outcome is Outcome.STUCK for one in found) else 0)


def at_start(command: str) -> None:
    """What each command does first, in the project around the current folder; silent if there is nothing.

    What a killed run left to be compared is for an undo to take back, if that is what was asked for: what
    was split before that is not meant.
    """
    if not _is_pending(Path.cwd()):
        return
    from splitter.model.finding import Refused
    from splitter.reporting.findings import print_findings
    from splitter.transaction import recover_project, take_back_unconfirmed

    try:
        _print(recover_project(Path()))
        if command != "undo":
            _print(take_back_unconfirmed(Path()))
    except Refused as refused:
        print_findings(refused.findings)  # the command itself may have nothing to do with that folder


def _is_pending(here: Path) -> bool:
    """A quick look, so that a command that finds nothing need not import anything."""
    for folder in (here, *here.parents):
        store = folder / ".splitter"
        if store.is_dir() and os.access(store, os.R_OK) and _has_pending(store):
            return True
        if os.path.lexists(folder / ".git"):  # above the project's top nothing is looked for
            break
    return False


def _has_pending(store: Path) -> bool:
    return any(name.endswith((".pending", ".unconfirmed")) for name in os.listdir(store))  # noqa: PTH208


def _print(found: list[Recovery]) -> None:
    from splitter.reporting.findings import print_findings
    from splitter.reporting.terminal import visible

    for one in found:
        words = f"{one.path}: a run that was killed here was {one.outcome.value}"
        if one.outcome.value == "stuck":
            words = f"{one.path}: what a killed run left can't be cleared"
        print(visible(words), file=sys.stderr)
        print_findings(one.findings)
