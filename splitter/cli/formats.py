"""``--output-format``: the same names in every command."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from splitter.check.formats import Told


class Format(str, Enum):
    """How to say it."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"
    RDJSON = "rdjson"
    JUNIT = "junit"
    MARKDOWN = "markdown"


def format_option(*own: Format) -> Any:
    """The option of a command that has these of its own, beside what all have."""
    known = _known(own)
    return typer.Option(
        help=f"How to say it, on stdout: {', '.join(known[:-1])} or {known[-1]}. (default: full)",
        autocompletion=lambda: known,
        rich_help_panel="Output",
        metavar="FORMAT",
        show_default=False,
    )


def format_of(given: str, *own: Format) -> Format:
    """The format that was asked for; raises what is said of one that the command does not have."""
    known = _known(own)
    if given not in known:
        from splitter.cli.usage import must_be_one_of

        raise typer.BadParameter(must_be_one_of("--output-format", known, given))
    return Format(given)


def _known(own: Iterable[Format]) -> list[str]:
    from splitter.check.formats import OF_FINDINGS

    return [each.value for each in Format if each is Format.FULL or each.value in OF_FINDINGS or each in own]


def print_told(told: Told, how: Format, *, own: dict[Format, str], summary: Callable[[], str] | None) -> None:
    """What was found on stdout; for people the summary on stderr. ``own`` are the command's own modules."""
    if how is Format.FULL:
        if findings := list(told.all_findings()):
            from splitter.reporting.findings import print_findings

            print_findings(findings, sys.stdout)
    else:
        sys.stdout.write(_module(how, own).to_text(told))
    if summary is not None and how in (Format.FULL, Format.CONCISE):
        sys.stdout.flush()
        typer.echo(summary(), err=True)


def _module(how: Format, own: dict[Format, str]) -> Any:
    return import_module(own.get(how, f"splitter.check.formats.{how.value}"))
