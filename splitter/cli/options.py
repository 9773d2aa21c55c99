"""Options that several commands have, each written once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

_GROUPING, _NAMES, _OUTPUT = "Grouping and limit", "Names and header", "Output"

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
Exclude = Annotated[
    list[str] | None,
    typer.Option(help="Leave out what the pattern names, as a line of .gitignore does.", metavar="PATTERN"),
]
ForceExclude = Annotated[
    bool,
    typer.Option("--force-exclude", help="Take named files too only if they would be found in their folder."),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, help="How many processes. (default: the cores)", metavar="N"),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say only what is wrong.")]
_MANY = "Many files"

FilesAndFolders = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH", help="Test files, .py or .mojo, and folders of them.", show_default=False),
]
BulkExclude = Annotated[
    list[str] | None,
    typer.Option(
        "--exclude",
        help="Leave out what the pattern names, as a line of .gitignore does.",
        rich_help_panel=_MANY,
        metavar="PATTERN",
    ),
]
BulkForceExclude = Annotated[
    bool,
    typer.Option(
        "--force-exclude",
        help="Take named files too only if they would be found in their folder.",
        rich_help_panel=_MANY,
    ),
]
BulkJobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        min=1,
        help="How many processes. (default: the cores)",
        rich_help_panel=_MANY,
        metavar="N",
    ),
]
Report = Annotated[
    Path | None,
    typer.Option(
        help="Write what became of each file, as JSON; as Markdown if FILE ends with .md.",
        rich_help_panel=_MANY,
        metavar="FILE",
    ),
]
Resume = Annotated[
    Path | None,
    typer.Option(
        help="Try again what this report calls refused or not reached, and bring it up to date.",
        rich_help_panel=_MANY,
        metavar="REPORT",
    ),
]
ShardOf = Annotated[
    str | None,
    typer.Option(
        "--shard", help="Only this share of the files: 1/4 to 4/4.", rich_help_panel=_MANY, metavar="I/N"
    ),
]
ExecutorName = Annotated[
    str | None,
    typer.Option(
        "--executor", help="processes or dask. (default: processes)", rich_help_panel=_MANY, metavar="HOW"
    ),
]
Scheduler = Annotated[
    str | None,
    typer.Option(help="Dask's scheduler: tcp://HOST:8786.", rich_help_panel=_MANY, metavar="ADDRESS"),
]
BulkQuiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="Say only what is wrong.", rich_help_panel=_MANY)
]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Say what became of each file.", rich_help_panel=_MANY)
]
