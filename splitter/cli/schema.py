"""``splitter schema``: the JSON Schema of what comes out as JSON, and of the configuration."""

from __future__ import annotations

from typing import Annotated

import typer


def _names() -> list[str]:
    from splitter.schemas import NAMES

    return [*NAMES]


def schema(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help="configuration, plan, result, check, proof, merge, port, report, verification, probe, ids "
            "or baseline. (default: list them)",
            show_default=False,
            autocompletion=_names,
        ),
    ] = None,
) -> None:
    """Print the JSON Schema of what splitter reads or writes.

    Each of its own documents has a `kind` and a `format_version`, and new fields alone don't change that.
    """
    from json import dumps

    from splitter import schemas
    from splitter.text.suggestions import nearest

    if name is None:
        typer.echo("\n".join(schemas.NAMES))
    elif name in schemas.NAMES:
        typer.echo(dumps(schemas.schema(name), indent=2))
    else:
        words = f"there is no schema {name!r}{nearest(name, schemas.NAMES)}"
        raise typer.BadParameter(f"{words}: {', '.join(schemas.NAMES)}", param_hint="NAME")
