"""Writes the pages of `docs/reference/` that are made from the code: ``python docs/generate.py``.

``docs/findings.md`` is made by ``python -m splitter.reporting.explanations``.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields
from pathlib import Path
from typing import Any, get_type_hints

import typer

from splitter.cli import command_line
from splitter.config.settings import Settings
from splitter.config.verify import VerifySettings
from splitter.model.version import VERSION

_MADE = "<!-- made by `python docs/generate.py` -->\n"

_OPTION = {"version": "runtime-version"}
"""Options that are not called as their key is."""


def commands() -> str:
    """Every command with its options, in the groups in which `--help` shows them."""
    group: Any = typer.main.get_command(command_line())
    pieces = [_MADE, "# Commands\n", "Every command takes `-h`, `--help`. The exit codes are [in one table](exit-codes.md).\n"]
    pieces += [_command(name, command) for name, command in group.commands.items()]
    return "\n".join(pieces)


def _command(name: str, command: Any) -> str:
    given = [one for one in command.params if one.name != "help" and not one.hidden]
    named = [one for one in given if one.param_type_name == "argument"]
    usage = " ".join([f"splitter {name}", *(["[OPTIONS]"] if len(named) < len(given) else []), *map(_usage, named)])
    lines = [f"## splitter {name}\n", "```text", usage, "```\n", inspect.cleandoc(command.help or ""), ""]
    lines += [f"`{one.metavar or one.name}`: {_cell(one.help)}\n" for one in named if one.help]
    panels: dict[str, list[Any]] = {}
    for option in (one for one in given if one.param_type_name == "option"):
        panels.setdefault(getattr(option, "rich_help_panel", None) or "Options", []).append(option)
    for panel, options in panels.items():
        lines += [f"| {panel} | |", "| --- | --- |", *map(_row, options), ""]
    return "\n".join(lines)


def _usage(argument: Any) -> str:
    name = argument.metavar or argument.name.upper()
    many = "..." if argument.nargs == -1 and not name.endswith(("...", "...]")) else ""
    return name + many if argument.required or name.startswith("[") else f"[{name + many}]"


def _row(option: Any) -> str:
    names = ", ".join(f"`{name}`" for name in [*option.opts, *option.secondary_opts])
    choices = getattr(option.type, "choices", None)
    words = [] if option.is_flag else [f" `{option.metavar}`" if option.metavar else ""]
    listed = f" One of {', '.join(f'`{_value(one)}`' for one in choices)}." if choices else ""
    return f"| {names}{''.join(words)} | {_cell(option.help)}{listed} |"


def _value(choice: Any) -> Any:
    return getattr(choice, "value", choice)


def _cell(text: str | None) -> str:
    return (text or "").replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")


def man() -> str:
    """The same as a page for `man splitter`, in the words of troff's man macros."""
    group: Any = typer.main.get_command(command_line())
    head = [
        '.\\" made by `python docs/generate.py`',
        f'.TH SPLITTER 1 "" "splitter {VERSION}"',
        ".SH NAME",
        "splitter \\- split oversized test files, and prove that nothing was lost",
        ".SH SYNOPSIS",
        ".B splitter\n.RI [ options ] \" \" command \" \" [ arguments ]",
        ".SH DESCRIPTION",
        _troff(group.help),
        ".SH OPTIONS",
    ]
    pieces = [*head, *_man_options(group), ".SH COMMANDS"]
    for name, command in group.commands.items():
        pieces += [f".SS splitter {_troff(name)}", _troff(inspect.cleandoc(command.help or "")), *_man_options(command)]
    pieces += [".SH FILES", "The table [tool.splitter] of the nearest pyproject.toml, or a splitter.toml. Exit codes: see each command."]
    return "\n".join(pieces) + "\n"


def _man_options(command: Any) -> Iterator[str]:
    for one in (one for one in command.params if one.name != "help" and not one.hidden and one.help):
        if one.param_type_name == "argument":
            names = one.metavar or one.name.upper()
        else:
            value = "" if one.is_flag or not one.metavar else f" {one.metavar}"
            names = ", ".join([*one.opts, *one.secondary_opts]) + value
        yield f".TP\n.B {_troff(names)}\n{_troff(one.help)}"


def _troff(text: str) -> str:
    """A text that troff prints as it is: no escapes, no line that begins with a request, hyphens to be copied."""
    plain = text.replace("\\", "\\e").replace("-", "\\-").replace("\n\n", "\n.PP\n")
    return "\n".join(line if line == ".PP" or line[:1] not in (".", "'") else f"\\&{line}" for line in plain.splitlines())


def configuration() -> str:
    """Every key of the configuration: its type, its default, what it means."""
    head = """\
# Configuration

The table `[tool.splitter]` of the nearest `pyproject.toml`, or a `splitter.toml` with the same keys at its top level. Nearest
is the first folder from the file's own upwards that has one; the search ends where `.git` is. One file counts, none are
merged; options of the command line win. An unknown key, a wrong type or an impossible value is an error that names them all.
Paths start from the folder of the configuration.

```toml
[tool.splitter]
max-tests = 20
by = "subject"
exclude = ["tests/generated/"]

[tool.splitter.verify]
pytest = "uv run pytest"
```
"""
    tables = [
        ("[tool.splitter]", Settings, "split"),
        ("[tool.splitter.verify]", VerifySettings, "split"),
    ]
    pieces = [_MADE, head]
    for title, owner, command in tables:
        rows = "\n".join(_key_row(owner, one, command) for one in fields(owner) if _is_key(one))
        pieces.append(f"## `{title}`\n\n| Key | Value | Default | |\n| --- | --- | --- | --- |\n{rows}\n")
    return "\n".join(pieces)


def _is_key(option: Field[Any]) -> bool:
    return "internal" not in option.metadata and option.type != "VerifySettings"


def _key_row(owner: type, option: Field[Any], command: str) -> str:
    kind = str(get_type_hints(owner)[option.name])
    return f"| `{option.name.replace('_', '-')}` | {_kind(option, kind)} | {_default(option)} | {_meaning(owner, option.name, command)} |"


def _kind(option: Field[Any], kind: str) -> str:
    if choices := option.metadata.get("schema", {}).get("enum"):
        return ", ".join(f"`{choice}`" for choice in choices)
    words = {"Mapping": "table of lists", "tuple": "list of strings", "bool": "true or false", "int": "integer"}
    words |= {"float": "number", "str": "string"}
    return next(said for start, said in words.items() if start in kind)


def _default(option: Field[Any]) -> str:
    value = option.default if option.default is not MISSING else {}
    if value is None or value in ((), {}):
        return ""
    shown = str(value).lower() if isinstance(value, bool) else str(list(value)) if isinstance(value, tuple) else str(value)
    return "`" + shown.replace("\n", "\\n") + "`"


def _meaning(owner: type, name: str, command: str) -> str:
    """What the option of that name says in `--help`; for a key without one, its docstring."""
    group: Any = typer.main.get_command(command_line([command, "check"]))
    wanted = f"--{_OPTION.get(name, name.replace('_', '-'))}"
    for one in (*group.commands[command].params, *group.commands["check"].params):
        if wanted in one.opts and one.name != "jobs":
            return f"{_cell(one.help)}"
    told = dict(_documented(owner))
    return _cell(told[name].replace("``", "`").split("\n\n")[0])


def _documented(owner: type) -> Iterator[tuple[str, str]]:
    """The fields of a class with the docstrings below them."""
    body = ast.parse(inspect.getsource(owner)).body[0]
    assert isinstance(body, ast.ClassDef)
    for statement, after in zip(body.body, body.body[1:], strict=False):
        if isinstance(statement, ast.AnnAssign) and isinstance(after, ast.Expr):
            assert isinstance(statement.target, ast.Name)
            assert isinstance(after.value, ast.Constant)
            yield statement.target.id, str(after.value.value)


PAGES = {"commands.md": commands, "configuration.md": configuration, "splitter.1": man}
"""The pages by their names in ``docs/reference/``; the last one is installed where `man` looks."""


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parent / "reference"
    for page, made in PAGES.items():
        (folder / page).write_text(made(), encoding="utf-8")
