"""The command line: parses, calls, prints, and maps the outcome to an exit code. No logic.

One module a command. What a command needs is imported when it runs, so that ``--help`` stays quick.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Annotated, Any

import typer
import typer.core

from splitter.cli.conventions import PANEL, Color, Config, conventional
from splitter.cli.usage import in_our_words

COMMANDS = {
    "split": "Split test files that are over the limit",
    "plan": "Write a plan of what would become of test files, as JSON",
    "apply": "Carry out a plan, exactly as it says",
    "merge": "Make one file of the parts that a split, or a person, made of it",
    "port": "Carry what a branch does to a file to the parts that it became",
    "recheck": "Say which retired originals could be one file again",
    "clean": "Remove retired originals whose parts hold everything",
    "undo": "Take a split back",
    "forget": "Forget a split that is to stay",
    "recover": "Finish or take back what a killed run left",
    "rename-ids": "Rename the tests of split files in lists of ids",
    "verify": "Run a retired original and its parts, and compare",
    "prove": "Prove that a split, a merge or a move of tests lost nothing",
    "review": "Show a split so that a person can say yes",
    "probe": "Find the tests that it takes to make a file crash or fail",
    "check": "Find test files that are over the limit",
    "adr": "Write down the limit",
    "init": "Propose a configuration and a pre-commit hook",
    "schema": "Print the JSON Schema of what splitter reads or writes",
    "mcp": "Serve plan, groups, check, prove and review to an assistant",
    "explain": "Tell what a finding means, and what to do about it",
}
"""Each is a module here with a function of its name; as ``--help`` lists them, in order and in words.

The words stand here so that a list of the commands needs none of their modules.
"""


class _PlainHelp(typer.core.TyperGroup):
    """Lists the commands, and says what is wrong with the arguments, without rich; a command's help has it.

    Its import costs more than all the rest, and its box breaks a message into lines that can't be searched.
    """

    def __init__(self, **given: Any) -> None:
        super().__init__(**given | {"rich_markup_mode": None})

    def make_context(self, *given: Any, **named: Any) -> Any:
        with in_our_words("splitter"):
            return super().make_context(*given, **named)

    def invoke(self, ctx: Any) -> Any:
        with in_our_words("splitter"):
            return super().invoke(ctx)


class _Command(typer.core.TyperCommand):
    """Its help is as readable on a light terminal as on a dark one, and begins with its own options."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        from typer import rich_utils

        vars(rich_utils)["STYLE_HELPTEXT"] = ""  # it is dim else: all but the first sentence
        vars(rich_utils)["RANGE_STRING"] = ""  # N [x>=1] else: a formula beside the words
        paragraphs = (self.help or "").split("\n\n")
        self.help = "\n\n".join(" ".join(each.split()) for each in paragraphs)  # it keeps our lines else
        super().format_help(ctx, formatter)

    def make_context(self, *given: Any, **named: Any) -> Any:
        with in_our_words(f"splitter {self.name}"):
            return super().make_context(*given, **named)

    def invoke(self, ctx: Any) -> Any:
        with in_our_words(f"splitter {self.name}"):
            return super().invoke(ctx)

    def get_help_option(self, ctx: Any) -> Any:
        option: Any = super().get_help_option(ctx)
        option.rich_help_panel = PANEL
        return option


def command_line(commands: Iterable[str] = COMMANDS, *, listed: bool = False) -> typer.Typer:
    """The command line with some of its commands: typer looks at every parameter of each.

    To be ``listed`` a command needs none.
    """
    app = typer.Typer(
        cls=_PlainHelp,
        name="splitter",
        help="Split an oversized test file into files that a careful colleague would have made.",
        no_args_is_help=True,
        add_completion=True,
        pretty_exceptions_enable=False,
        rich_markup_mode="rich",
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_root)
    for name in commands:
        app.command(name, cls=_Command, short_help=COMMANDS[name])(_nothing if listed else _of_module(name))
    return app


def _of_module(name: str) -> Callable[..., None]:
    module = name.replace("-", "_")
    return conventional(getattr(import_module(f"splitter.cli.{module}"), module))


def _nothing() -> None:
    """What stands for a command that is only listed."""


def _version(value: bool) -> None:
    if value:
        from splitter.model.version import VERSION

        typer.echo(f"splitter {VERSION}")
        raise typer.Exit


def _root(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option("--version", "-V", callback=_version, is_eager=True, help="Print the version and exit."),
    ] = False,
    color: Color = None,
    config: Config = None,
) -> None:
    """Split an oversized test file into files that a careful colleague would have made."""
    if context.invoked_subcommand not in ("recover", "explain"):
        from splitter.cli import recover

        recover.at_start(context.invoked_subcommand or "")


def main() -> None:
    """The ``splitter`` command."""
    from splitter.project.once import one_run

    asked = [name for name in COMMANDS if name in sys.argv[1:2]]
    # A shell that completes gives no arguments, and wants all there is.
    listed = (
        sys.argv[1:] in ([], ["-h"], ["--help"], ["-V"], ["--version"])
        and "_SPLITTER_COMPLETE" not in os.environ
    )
    try:
        with one_run():
            command_line(asked or COMMANDS, listed=listed)()
    except BrokenPipeError:
        # The reader of a patch went away (`splitter split -n FILE | head`): nothing left to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
