"""``--edit``: the groups of a file in the user's editor, as git has a rebase."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typer


def edited(path: str, options: Mapping[str, Any]) -> Path | None:
    """The group file that the user made of a file's plan; ``None`` where there is nothing to choose."""
    from splitter.api import planned
    from splitter.plans import group_file

    made = planned(path, **options)
    if not made.plan.ok or not made.plan.parts:
        return None
    text = group_file(made, in_editor=True)
    handle, name = tempfile.mkstemp(prefix=f"{Path(path).stem}-groups-", suffix=".toml")
    os.write(handle, text.encode())
    os.close(handle)
    groups = Path(name)
    try:
        _open(groups)
    except typer.BadParameter:
        groups.unlink()
        raise
    if all(line.startswith("#") for line in groups.read_text(encoding="utf-8").split("\n") if line.strip()):
        groups.unlink()
        typer.echo("nothing is split: no list is left", err=True)
        raise typer.Exit
    return groups


def _open(file: Path) -> None:
    """Shows a file in the user's editor until that is closed; a usage error if there is none."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ("vi" if sys.stdin.isatty() else "")
    if not editor:
        raise typer.BadParameter("--edit needs an editor: set VISUAL or EDITOR")
    try:
        ended = subprocess.run([*shlex.split(editor), str(file)], check=False).returncode
    except (OSError, ValueError) as error:
        raise typer.BadParameter(f"--edit: the editor {editor!r} can't be started: {error}") from error
    if ended:
        raise typer.BadParameter(f"--edit: the editor {editor!r} ended with {ended}; nothing is written")


def settled(groups: Path, code: int) -> None:
    """The user's work is kept where it was refused."""
    if code != 2:
        groups.unlink(missing_ok=True)
        return
    typer.echo(f"your groups are in {groups}: mend them, and give them with --group", err=True)
