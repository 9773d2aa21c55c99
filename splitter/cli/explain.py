"""``splitter explain``: what a finding means, and what to do about it."""

from __future__ import annotations

from typing import Annotated

import typer


def explain(
    codes: Annotated[
        list[str] | None,
        typer.Argument(metavar="CODE", help="As S231; without one all codes are listed.", show_default=False),
    ] = None,
) -> None:
    """Tell what a finding means, and what to do about it.

    Exit code 0: done. 2: there is no such code.
    """
    from splitter.model.catalogue import CATALOGUE
    from splitter.reporting.explanations import entry

    asked = [code.upper() for code in codes or ()]
    if unknown := [code for code in asked if code not in CATALOGUE]:
        raise typer.BadParameter("; ".join(map(_unknown, unknown)), param_hint="CODE")
    if asked:
        typer.echo("\n".join(map(entry, asked)), nl=False)
        return
    for code, definition in sorted(CATALOGUE.items()):
        typer.echo(f"{code}  {definition.severity.value:7}  {definition.title}")


def _unknown(code: str) -> str:
    from splitter.model.catalogue import CATALOGUE
    from splitter.text.suggestions import nearest

    return f"there is no {code}{nearest(code, CATALOGUE)}; `splitter explain` lists them all"
