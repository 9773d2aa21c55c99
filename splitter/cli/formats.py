"""``--output-format``: the same names in every command."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

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


OutputFormat = Annotated[
    Format,
    typer.Option(
        help="How to say it, on stdout: full, concise, json, github, gitlab, sarif or rdjson; of check also "
        "junit, of prove also markdown.",
        rich_help_panel="Output",
        metavar="FORMAT",
        show_default=True,
    ),
]


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


def refuse_other(how: Format, own: Iterable[Format]) -> None:
    """Raises what is said of a format that the command does not have."""
    from splitter.check.formats import OF_FINDINGS

    known = [each for each in Format if each is Format.FULL or each.value in OF_FINDINGS or each in own]
    if how not in known:
        words = ", ".join(each.value for each in known)
        raise typer.BadParameter(f"{how.value} is not one of {words} here", param_hint="--output-format")


def _module(how: Format, own: dict[Format, str]) -> Any:
    return import_module(own.get(how, f"splitter.check.formats.{how.value}"))
