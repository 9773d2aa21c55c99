"""What is said of a command line that can't be understood: in the words and the form of all other errors.

Typer's own are "Invalid value for '--max-tests': 'many' is not a valid int.", below two lines of usage.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import typer

UsageError: Any = typer.BadParameter.__base__
"""Typer has it from a package of click's or from its own copy, by version."""

_TYPES = {"int": "a whole number", "integer": "a whole number", "float": "a number"}

_WORDS: dict[str, Callable[[re.Match[str]], str]] = {
    r"(.+) is not a valid (int|integer|float)": lambda found: f"must be {_TYPES[found[2]]}, not {found[1]}",
    r"(.+) is not in the range x>=(\S+)": lambda found: f"must be at least {found[2]}, not {found[1]}",
    r"'?(.+?)'? is not one of (.+)": lambda found: _choice(found[1], found[2].replace("'", "").split(", ")),
    r"(?:File|Path|Directory) '(.+)' does not exist": lambda found: _no_file(found[1]),
    r"(?:File|Path) '(.+)' is a directory": lambda found: f"must be a file, and {found[1]} is a folder",
    r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)": lambda found: f"there is no place for {found[1]}",
    r"Option '?(\S+?)'? requires.*": lambda found: f"{found[1]} needs a value",
    r"Option '?(\S+?)'? does not take a value": lambda found: f"{found[1]} takes no value",
}
"""Typer's messages, and ours."""


@contextmanager
def in_our_words(command: str) -> Iterator[None]:
    """Within it what is wrong with the arguments of a command is shown as a finding."""
    try:
        yield
    except UsageError as error:
        if type(error).__name__ != "NoArgsIsHelpError" and "show" not in vars(error):
            error.show = partial(_show, error, command)
        raise


def must_be_one_of(option: str, words: Iterable[str], given: str) -> str:
    """What is said of a word that an option does not take."""
    return f"{option} {_choice(given, list(words))}"


def _show(error: Any, command: str, _file: Any = None) -> None:
    from dataclasses import replace

    from splitter.model.catalogue import finding
    from splitter.reporting.findings import print_findings

    remedy = f"`{command} --help` lists {'what it takes' if ' ' in command else 'the commands'}"
    print_findings([replace(finding("S927", _message(error)), remedy=remedy)])


def _message(error: Any) -> str:
    from splitter.text.suggestions import nearest

    if found := re.match(r"No such command '(.*?)'", error.message):
        return f"there is no command {found[1]!r}{nearest(found[1], error.ctx.command.commands)}"
    if hasattr(error, "possibilities"):  # no such option
        known = [name for param in error.ctx.command.params for name in param.opts] if error.ctx else []
        return f"there is no option {error.option_name}{nearest(error.option_name, known)}"
    param = getattr(error, "param", None)
    place = param.get_error_hint(error.ctx).replace("'", "") if param is not None else ""
    if hasattr(error, "param_type"):  # a missing one
        return f"{place} is missing"
    message = str(error.message).rstrip(".")
    for pattern, words in _WORDS.items():
        if found := re.fullmatch(pattern, message, re.DOTALL):
            message = words(found)
            break
    between = " " if message.startswith("must ") else ": "
    return f"{place}{between}{message}" if place else message


def _choice(given: str, known: list[str]) -> str:
    from splitter.text.suggestions import nearest

    return f"must be one of {', '.join(known)}, not {given!r}{nearest(given, known)}"


def _no_file(path: str) -> str:
    from splitter.files import near_path

    return f"there is no such file: {path}{near_path(path)}"
