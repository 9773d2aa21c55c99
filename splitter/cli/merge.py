"""``splitter merge``: parts become one file again."""

from __future__ import annotations

import re
import sys
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from splitter.cli import options as given

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from splitter.merging.planning import MergePlan
    from splitter.merging.versions import Conflict
    from splitter.model.finding import Finding


class OnConflict(str, Enum):
    """What becomes of versions that contradict."""

    ERROR = "error"
    FIRST = "first"
    LAST = "last"
    RENAME = "rename"
    ASK = "ask"


class Retire(str, Enum):
    """What becomes of the parts."""

    DELETE = "delete"
    RENAME = "rename"


def merge(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...",
            help="FILE.DEPRECATED, or the parts of one file, or a folder with many of them.",
            show_default=False,
        ),
    ],
    base: Annotated[
        str | None, typer.Option(help="The commit in which the original is.", metavar="REV")
    ] = None,
    into: Annotated[
        str | None, typer.Option(help="What the one file is to be called.", metavar="FILE")
    ] = None,
    on_conflict: Annotated[
        OnConflict, typer.Option(help="Which of several versions stands.")
    ] = OnConflict.ERROR,
    header_pattern: Annotated[
        list[str] | None,
        typer.Option(help="What a header of parts looks like that another tool wrote.", metavar="REGEX"),
    ] = None,
    retire: Annotated[
        Retire, typer.Option(help="What becomes of the parts: delete, or rename to PART.DEPRECATED.")
    ] = Retire.DELETE,
    dry_run: given.DryRun = False,
    json: given.Json = False,
    verify: Annotated[
        bool,
        typer.Option(
            "--verify", help="Run the tests before and after; merge only if every outcome is the same."
        ),
    ] = False,
    python: given.Python = None,
    mojo: given.MojoCommand = None,
    include: given.Include = None,
    timeout: given.Timeout = None,
    quiet: given.Quiet = False,
) -> None:
    """Make one file of the parts that a split, or a person, made of it.

    What was edited in the parts is taken over; what contradicts is an error that names both places.
    Exit code 0: done. 2: something was refused, with the reason on stderr; the rest is merged.
    """
    from splitter.merging.families import Asked, Family, families
    from splitter.merging.headers import Headers
    from splitter.merging.merging import Choices
    from splitter.merging.planning import carry_out, plan

    try:
        headers = Headers(tuple(re.compile(one, re.MULTILINE) for one in header_pattern or ()))
    except re.error as error:
        raise typer.BadParameter(f"--header-pattern: {error}") from error
    if into and any(path.is_dir() for path in paths):
        raise typer.BadParameter("--into is for the parts of one file: name them, and no folder")
    if on_conflict is OnConflict.ASK and not sys.stdin.isatty():
        raise typer.BadParameter("--on-conflict ask needs a terminal: say first, last or rename")
    choices = Choices(_choice(on_conflict), on_conflict is OnConflict.RENAME, headers)
    problems: list[Finding] = []
    plans: list[MergePlan] = []
    for found in families(paths, Asked(base, into)):
        if not isinstance(found, Family):
            problems.append(found)
            continue
        made = plan(found, choices, retire=retire is Retire.RENAME)
        if made.ok and verify and not dry_run:
            made = _verified(made, given.runs(python, mojo, include, timeout), quiet=quiet or json)
        plans.append(carry_out(made) if made.ok and not dry_run else made)
        if not json:
            _tell(plans[-1], dry_run=dry_run, quiet=quiet)
    if json:
        from splitter.merging.telling import to_json

        typer.echo(to_json(plans, problems, done=not dry_run), nl=False)
    else:
        _end(plans, problems)
    raise typer.Exit(0 if not problems and all(made.ok for made in plans) else 2)


def _verified(made: MergePlan, runs: dict[str, Any], *, quiet: bool) -> MergePlan:
    """The plan, unless the runs of its tests say otherwise; they are told on stderr."""
    from splitter.merging.planning import verified
    from splitter.reporting.verification import print_verification, progress

    with progress() as show:
        made, verification = verified(made, runs, show)
    if verification is not None and not quiet:
        print_verification(verification)
    return made


def _choice(how: OnConflict) -> Callable[[Conflict], int | None]:
    """Which version stands, as the user says; ``None`` where that is an error."""

    def last(conflict: Conflict) -> int | None:
        return len(conflict.versions) - 1

    chosen = {OnConflict.FIRST: lambda _: 0, OnConflict.LAST: last, OnConflict.ASK: _asked}
    return chosen.get(how, lambda _: None)


def _asked(conflict: Conflict) -> int | None:
    """Shows a conflict, and takes the number of the version that stands; 0 leaves it an error."""
    from splitter.reporting.findings import print_findings

    print_findings([conflict.told()])
    for number, piece in enumerate(conflict.versions, 1):
        typer.echo(f"{number}: {piece.place}", err=True)
    answer = typer.prompt("Which of them stands (0: none)", type=int, default=0, err=True)
    return answer - 1 if 1 <= answer <= len(conflict.versions) else None


def _tell(made: MergePlan, *, dry_run: bool, quiet: bool) -> None:
    """The patch on stdout; a sentence and the findings on stderr."""
    from splitter.merging.telling import patch, sentence
    from splitter.reporting.diff import write
    from splitter.reporting.findings import print_findings
    from splitter.reporting.terminal import visible

    if made.ok and not quiet:
        typer.echo(visible(sentence(made, done=not dry_run)), err=True)
    print_findings(made.findings)
    if made.ok and dry_run:
        write(patch(made), sys.stdout)


def _end(plans: Sequence[MergePlan], problems: Sequence[Finding]) -> None:
    from splitter.reporting.findings import print_findings

    print_findings(problems)
    if not plans and not problems:
        typer.echo("nothing here is split", err=True)
