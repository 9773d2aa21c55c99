"""The command line: parses, calls, prints, and maps the outcome to an exit code. No logic."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from splitter.reporting import Result

app = typer.Typer(
    name="splitter",
    help="Split an oversized test file into files that a careful colleague would have made.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)

_GROUPS, _NAMES, _OUTPUT = "Grouping and limit", "Names and header", "Output"


def _version(value: bool) -> None:
    if value:
        from splitter import __version__

        typer.echo(f"splitter {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Split an oversized test file into files that a careful colleague would have made."""


@app.command()
def split(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="Test files, .py or .mojo.", show_default=False)
    ],
    by: Annotated[
        str | None,
        typer.Option(
            help="auto, prefix, layer or class. (default: auto)", rich_help_panel=_GROUPS, metavar="HOW"
        ),
    ] = None,
    max_tests: Annotated[
        int | None,
        typer.Option(
            help="Most tests in a part. (default: 9, unless --max-lines is given)",
            rich_help_panel=_GROUPS,
            metavar="N",
        ),
    ] = None,
    max_lines: Annotated[
        int | None, typer.Option(help="Most lines of tests in a part.", rich_help_panel=_GROUPS, metavar="N")
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(
            help="Pattern of a part's name, as '{stem}_{group}'; {n} counts.", rich_help_panel=_NAMES
        ),
    ] = None,
    reason: Annotated[
        str | None, typer.Option(help="Why the file is split: 'heap corruption bug'.", rich_help_panel=_NAMES)
    ] = None,
    issue: Annotated[
        str | None, typer.Option(help="Issue for the header's note: 'Issue #2942'.", rich_help_panel=_NAMES)
    ] = None,
    adr: Annotated[
        str | None, typer.Option(help="Decision record for the note: 'ADR-009'.", rich_help_panel=_NAMES)
    ] = None,
    runtime: Annotated[
        str | None, typer.Option(help="Runtime that the reason is about: 'Mojo'.", rich_help_panel=_NAMES)
    ] = None,
    runtime_version: Annotated[
        str | None, typer.Option("--runtime-version", help="Its version: '0.26.1'.", rich_help_panel=_NAMES)
    ] = None,
    threshold: Annotated[
        int | None,
        typer.Option(help="After how many tests it fails: 15.", rich_help_panel=_NAMES, metavar="N"),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(
            help="Header template, instead of the language's own.", rich_help_panel=_NAMES, metavar="FILE"
        ),
    ] = None,
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run", "-n", help="Print a git-style patch; write nothing.", rich_help_panel=_OUTPUT
        ),
    ] = False,
    json: Annotated[
        bool,
        typer.Option("--json", help="Print plan and result as JSON, for scripts.", rich_help_panel=_OUTPUT),
    ] = False,
) -> None:
    """Split test files that are over the limit; the originals become NAME.DEPRECATED.

    Nothing is written unless the proof holds that no test, helper or comment was lost, doubled or
    changed. Exit code 0: done, or nothing to do. 2: refused, with the reason on stderr.
    """
    options = {
        "by": by,
        "max_tests": max_tests,
        "max_lines": max_lines,
        "name": name,
        "reason": reason,
        "issue": issue,
        "adr": adr,
        "runtime": runtime,
        "version": runtime_version,
        "threshold": threshold,
        "template": template,
    }
    results = [_one(str(file), options, dry_run=dry_run) for file in files]
    if json:
        from splitter.reporting.json import to_json

        typer.echo(to_json(results), nl=False)
    else:
        _print(results, dry_run=dry_run)
    raise typer.Exit(0 if all(result.ok for result in results) else 2)


def _one(path: str, options: dict[str, Any], *, dry_run: bool) -> Result:
    """Plan one file and carry it out unless it is a dry run; what refuses it is in the result."""
    from splitter import plan
    from splitter.model import Refused
    from splitter.reporting import Result

    made = plan(path, **options)
    if dry_run or not made.ok or not made.parts:
        return Result(made)
    try:
        return Result(made, made.apply())
    except Refused as refused:
        return Result(replace(made, findings=(*made.findings, *refused.findings)))


def _print(results: Sequence[Result], *, dry_run: bool) -> None:
    """Patches on stdout; the summary of each file and its findings on stderr."""
    from splitter.reporting.diff import patch_bytes, write
    from splitter.reporting.table import print_result

    for result in results:
        print_result(result, dry_run=dry_run)
        if dry_run and result.ok:
            write(patch_bytes(result.plan), sys.stdout)


def main() -> None:
    """The ``splitter`` command."""
    try:
        app()
    except BrokenPipeError:
        # The reader of a patch went away (`splitter split -n FILE | head`): nothing left to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
