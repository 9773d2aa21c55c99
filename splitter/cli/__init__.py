"""The command line: parses, calls, prints, and maps the outcome to an exit code. No logic.

One module a command. What a command needs is imported when it runs, so that ``--help`` stays quick.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any

import typer
import typer.core
from typer.models import CommandInfo

from splitter.cli import adr, apply, check, plan, probe, recover, split, undo, verify


class _PlainHelp(typer.core.TyperGroup):
    """Lists the commands without rich, whose import costs more than all the rest; a command's help has it."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        self.rich_markup_mode = None
        super().format_help(ctx, formatter)


app = typer.Typer(
    cls=_PlainHelp,
    name="splitter",
    help="Split an oversized test file into files that a careful colleague would have made.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)

for command in (
    split.split,
    plan.plan,
    apply.apply,
    undo.undo,
    recover.recover,
    verify.verify,
    probe.probe,
    check.check,
    adr.adr,
):
    app.command()(command)


def _version(value: bool) -> None:
    if value:
        from splitter import __version__

        typer.echo(f"splitter {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Split an oversized test file into files that a careful colleague would have made."""
    if context.invoked_subcommand != "recover":
        recover.at_start()


def _name(command: CommandInfo) -> str:
    callback = command.callback
    return command.name or (callback.__name__.replace("_", "-") if callback is not None else "")


def main() -> None:
    """The ``splitter`` command."""
    # typer looks at every parameter of every command: only the one that is asked for is built.
    asked = [info for info in app.registered_commands if _name(info) in sys.argv[1:2]]
    app.registered_commands = asked or app.registered_commands
    try:
        app()
    except BrokenPipeError:
        # The reader of a patch went away (`splitter split -n FILE | head`): nothing left to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
