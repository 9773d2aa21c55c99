"""Options that several commands have, each written once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

_MOJO = "Mojo's main()"
_GROUPING, _NAMES, _OUTPUT = "Grouping and limit", "Names and header", "Output"

Files = Annotated[
    list[Path], typer.Argument(metavar="FILE", help="Test files, .py or .mojo.", show_default=False)
]
By = Annotated[
    str | None,
    typer.Option(
        help="auto, prefix, layer, class, section or chunk. (default: auto)",
        rich_help_panel=_GROUPING,
        metavar="HOW",
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
AddMain = Annotated[
    bool | None,
    typer.Option(
        "--add-main",
        help="Mojo: give the parts a main() where the original has none.",
        rich_help_panel=_MOJO,
        show_default=False,
    ),
]
EnableDisabled = Annotated[
    bool | None,
    typer.Option(
        "--enable-disabled",
        help="Mojo: run the tests that main() left out.",
        rich_help_panel=_MOJO,
        show_default=False,
    ),
]
Helpers = Annotated[
    str | None,
    typer.Option(
        help="copy: each part has the helpers it needs. module: parts import shared ones. (default: copy)",
        rich_help_panel=_GROUPING,
        metavar="HOW",
    ),
]
