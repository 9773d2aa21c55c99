"""``splitter merge``: parts become one file again."""

from __future__ import annotations

import re
import sys
from contextlib import nullcontext
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


class Following(str, Enum):
    """What becomes of other files that name the parts."""

    REPORT = "report"
    UPDATE = "update"
    IGNORE = "ignore"


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
        str | None, typer.Option(help="Name of the one file, instead of the original's.", metavar="FILE")
    ] = None,
    on_conflict: Annotated[
        OnConflict, typer.Option(help="Which of several versions stands.")
    ] = OnConflict.ERROR,
    header_pattern: Annotated[
        list[str] | None,
        typer.Option(
            help="What the headers of parts look like, if another tool wrote them.", metavar="REGEX"
        ),
    ] = None,
    retire: Annotated[
        Retire, typer.Option(help="What becomes of the parts: delete, or rename to PART.DEPRECATED.")
    ] = Retire.DELETE,
    reason: Annotated[
        str | None, typer.Option(help="Why, for the decision record that lists the file.", metavar="TEXT")
    ] = None,
    commit: Annotated[
        bool, typer.Option("--commit", help="Commit each merge; what else is staged or changed stays.")
    ] = False,
    preserve_blame: Annotated[
        bool,
        typer.Option(
            "--preserve-blame", help="Commit each merge as merged renames: blame shows who wrote a line."
        ),
    ] = False,
    commit_message: Annotated[
        str | None,
        typer.Option(
            help="Message of the commits, with {original}, {path}, {parts}, {count} and {tests}.",
            metavar="TEMPLATE",
        ),
    ] = None,
    references: Annotated[
        Following,
        typer.Option(
            help="report: say which other files name the parts. update: have them name the one file. "
            "ignore: don't look."
        ),
    ] = Following.REPORT,
    update_docs: Annotated[
        bool,
        typer.Option("--update-docs", help="With --references update: documentation and comments, too."),
    ] = False,
    jobs: given.Jobs = None,
    report: Annotated[
        Path | None,
        typer.Option(help="Write what became of each file that was to be merged, as JSON.", metavar="FILE"),
    ] = None,
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

    What was edited in the parts is taken over. Where two parts contradict each other, an error names both
    places, and --on-conflict decides.

    Exit code 0: done. 2: something was refused, with the reason on stderr; the rest is merged.
    """
    from datetime import date

    from splitter.api import GitMode
    from splitter.merging.families import Asked, Family, families
    from splitter.merging.headers import Headers
    from splitter.merging.many import plans as planned
    from splitter.merging.merging import Choices
    from splitter.merging.planning import carry_out
    from splitter.merging.recording import Recording, recorded
    from splitter.merging.referring import referred
    from splitter.merging.telling import to_json
    from splitter.model.progress import untold
    from splitter.reporting.verification import progress

    try:
        headers = Headers(tuple(re.compile(one, re.MULTILINE) for one in header_pattern or ()))
    except re.error as error:
        raise typer.BadParameter(f"--header-pattern: {error}") from error
    if into and any(path.is_dir() for path in paths):
        raise typer.BadParameter("--into is for the parts of one file: name them, and no folder")
    if on_conflict is OnConflict.ASK and not sys.stdin.isatty():
        raise typer.BadParameter("--on-conflict ask needs a terminal: say first, last or rename")
    mode = given.how(commit=commit, preserve_blame=preserve_blame)
    choices = Choices(_choice(on_conflict), on_conflict is OnConflict.RENAME, headers)
    recording = Recording(date.today().isoformat(), reason or "")
    found = list(families(paths, Asked(base, into)))
    problems = [one for one in found if not isinstance(one, Family)]
    known = [one for one in found if isinstance(one, Family)]
    one_by_one = on_conflict is OnConflict.ASK
    plans: list[MergePlan] = []
    for bare in planned(known, choices, retire=retire is Retire.RENAME, jobs=1 if one_by_one else jobs):
        told = referred(bare, references.value, docs=update_docs)
        made = recorded(told, recording, only_shown=dry_run)
        if made.ok and verify and not dry_run:
            runs = given.runs(python, mojo, include, timeout)
            plans.append(_verified(made, runs, quiet=quiet or json))
        else:
            plans.append(made)
        if plans[-1].ok and not dry_run:
            with progress() if mode is GitMode.BLAME else nullcontext(untold) as show:  # git takes its time
                plans[-1] = carry_out(plans[-1], mode, commit_message, show)
        if not json:
            _tell(plans[-1], dry_run=dry_run, quiet=quiet)
    text = to_json(plans, problems, done=not dry_run)
    if report is not None:
        _write(report, text)
    if json:
        typer.echo(text, nl=False)
    else:
        _end(plans, problems)
    raise typer.Exit(0 if not problems and all(made.ok for made in plans) else 2)


def _write(report: Path, text: str) -> None:
    """The report; what keeps it from being written is told, and the merges stand."""
    from splitter.files import replace_text
    from splitter.model.finding import Refused
    from splitter.reporting.findings import print_findings

    try:
        replace_text(report, text)
    except Refused as refused:
        print_findings(refused.findings)
        raise typer.Exit(2) from refused


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
    from splitter.merging.merging import first_version, last_version, nobody

    chosen = {OnConflict.FIRST: first_version, OnConflict.LAST: last_version, OnConflict.ASK: asked}
    return chosen.get(how, nobody)


def asked(conflict: Conflict) -> int | None:
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
