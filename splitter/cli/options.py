"""Options that several commands have, each written once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from splitter.carrying import How

_GROUPING, _NAMES, _OUTPUT = "Grouping and limit", "Names and header", "Output"
_RETIREMENT, _GIT = "The original", "Git"

Files = Annotated[
    list[Path], typer.Argument(metavar="FILE", help="Test files, .py or .mojo.", show_default=False)
]
By = Annotated[
    str | None,
    typer.Option(
        help="auto, prefix, layer or class. (default: auto)", rich_help_panel=_GROUPING, metavar="HOW"
    ),
]
MaxTests = Annotated[
    int | None,
    typer.Option(
        help="Most tests in a part. (default: 9, unless --max-lines is given)",
        rich_help_panel=_GROUPING,
        metavar="N",
    ),
]
MaxLines = Annotated[
    int | None, typer.Option(help="Most lines of tests in a part.", rich_help_panel=_GROUPING, metavar="N")
]
Name = Annotated[
    str | None,
    typer.Option(help="Pattern of a part's name, as '{stem}_{group}'; {n} counts.", rich_help_panel=_NAMES),
]
Reason = Annotated[
    str | None, typer.Option(help="Why the file is split: 'heap corruption bug'.", rich_help_panel=_NAMES)
]
Issue = Annotated[
    str | None, typer.Option(help="Issue for the header's note: 'Issue #2942'.", rich_help_panel=_NAMES)
]
Adr = Annotated[
    str | None, typer.Option(help="Decision record for the note: 'ADR-009'.", rich_help_panel=_NAMES)
]
Runtime = Annotated[
    str | None, typer.Option(help="Runtime that the reason is about: 'Mojo'.", rich_help_panel=_NAMES)
]
RuntimeVersion = Annotated[
    str | None, typer.Option("--runtime-version", help="Its version: '0.26.1'.", rich_help_panel=_NAMES)
]
Threshold = Annotated[
    int | None,
    typer.Option(help="After how many tests it fails: 15.", rich_help_panel=_NAMES, metavar="N"),
]
Template = Annotated[
    str | None,
    typer.Option(
        help="Header template, instead of the language's own.", rich_help_panel=_NAMES, metavar="FILE"
    ),
]
DryRun = Annotated[
    bool,
    typer.Option("--dry-run", "-n", help="Print a git-style patch; write nothing.", rich_help_panel=_OUTPUT),
]
Json = Annotated[
    bool,
    typer.Option("--json", help="Print plan and result as JSON, for scripts.", rich_help_panel=_OUTPUT),
]
Retire = Annotated[
    str | None,
    typer.Option(
        help="What becomes of the original: rename, delete, keep or stub. (default: rename)",
        rich_help_panel=_RETIREMENT,
        metavar="HOW",
    ),
]
Notice = Annotated[
    bool | None,
    typer.Option("--notice", help="Begin the retired original with a note.", rich_help_panel=_RETIREMENT),
]
PlanOutput = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", help="The plan file. (default: stdout)", rich_help_panel=_OUTPUT, metavar="FILE"
    ),
]
Root = Annotated[
    Path | None,
    typer.Option(
        help="The project's top, which the plan's paths start from. (default: where .git is, "
        "else the configuration, else the current folder)",
        metavar="DIR",
        exists=True,
        file_okay=False,
    ),
]
Commit = Annotated[
    bool,
    typer.Option(
        "--commit", help="Commit each split; what else is staged or changed stays.", rich_help_panel=_GIT
    ),
]
PreserveBlame = Annotated[
    bool,
    typer.Option(
        "--preserve-blame",
        help="Commit each split as merged renames: blame shows who wrote a line, as before.",
        rich_help_panel=_GIT,
    ),
]
CommitMessage = Annotated[
    str | None,
    typer.Option(
        help="Message of these commits: {original}, {path}, {parts}, {count}, {tests}.",
        rich_help_panel=_GIT,
        metavar="TEXT",
    ),
]


def how(*, commit: bool, preserve_blame: bool) -> How:
    """What git gets to see of a split."""
    from splitter.carrying import How

    if commit and preserve_blame:
        raise typer.BadParameter("--commit and --preserve-blame exclude each other")
    return How.COMMIT if commit else How.BLAME if preserve_blame else How.TREE
