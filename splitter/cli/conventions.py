"""What every command understands, as other commands of a developer do: ``--color``, ``--config``."""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable
from enum import Enum
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer

PANEL = "Every command"
"""The heading in `--help` for what all have."""


class When(str, Enum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def _choose_colours(value: When | None) -> When | None:
    if value is not None:
        from splitter.reporting import terminal

        terminal.COLOURS.set(value.value)
        if value is not When.AUTO and (usage := sys.modules.get("typer.rich_utils")):
            vars(usage)["FORCE_TERMINAL"] = value is When.ALWAYS
    return value


def _choose_configuration(value: Path | None) -> Path | None:
    if value is not None:
        from splitter.config.loading import NAMED_BY

        os.environ[NAMED_BY] = str(value.absolute())  # other processes of this run read it, too
    return value


Color = Annotated[
    When | None,
    typer.Option(
        callback=_choose_colours,
        is_eager=True,
        help="When to color: auto (on a terminal), always or never. NO_COLOR and FORCE_COLOR are heard.",
        rich_help_panel=PANEL,
        metavar="WHEN",
    ),
]
Config = Annotated[
    Path | None,
    typer.Option(
        callback=_choose_configuration,
        is_eager=True,
        exists=True,
        dir_okay=False,
        help="A configuration for all files, instead of the nearest to each.",
        rich_help_panel=PANEL,
        metavar="FILE",
    ),
]


def conventional(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the options that all have; what they say holds for the run, and is not handed on."""
    own = inspect.signature(command, eval_str=True)
    added = {"color": Color, "config": Config}

    @wraps(command)
    def run(**given: Any) -> None:
        command(**{name: value for name, value in given.items() if name not in added})

    parameters = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)
        for name, annotation in added.items()
    ]
    vars(run)["__signature__"] = own.replace(parameters=[*own.parameters.values(), *parameters])
    run.__annotations__ = {name: one.annotation for name, one in own.parameters.items()} | added
    return run
