"""``splitter init``: a configuration and a hook that suit the project, written after yes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from splitter.config.proposal import Change, Project


def init(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="[FOLDER]",
            help="The project's top. (default: .)",
            exists=True,
            file_okay=False,
            show_default=False,
        ),
    ] = Path(),
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write it without asking.")] = False,
) -> None:
    """Propose a configuration and a pre-commit hook that suit the project, and write them after yes.

    The limit is that of pylint's `max-module-lines` or of loq.toml, where there is one. The files get lines
    at their end and stay as they are otherwise. Without a terminal and without --yes nothing is written.

    Exit code 0: done, or shown. 2: there is a configuration already, or something can't be read or written.
    """
    from splitter.cli import choosing
    from splitter.config.proposal import proposal
    from splitter.model.finding import Refused
    from splitter.reporting.diff import file_patch, write
    from splitter.reporting.findings import print_findings
    from splitter.reporting.terminal import visible

    try:
        proposed = proposal(_seen(folder))
        pieces = [file_patch(one.name, _bytes(one.old), one.new.encode()) for one in proposed.changes]
        write(b"".join(pieces), sys.stdout, through_pager=False)  # a question follows
        for note in proposed.notes:
            typer.echo("\n".join(map(visible, note.split("\n"))), err=True)
        if not proposed.changes:
            return
        if not yes and not choosing.is_possible():
            typer.echo("nothing is written: there is no terminal to ask at; --yes writes it", err=True)
        elif yes or typer.confirm("Write this?", err=True):
            _write(folder, proposed.changes)
        else:
            typer.echo("nothing is written", err=True)
    except Refused as refused:
        print_findings(refused.findings)
        raise typer.Exit(2) from refused


def _seen(folder: Path) -> Project:
    """What a proposal rests on; raises ``Refused`` (S604) for a file that can't be read."""
    from shutil import which

    from splitter.config.proposal import LOOKED_AT, PYPROJECT, Project, standing
    from splitter.model.catalogue import finding
    from splitter.model.finding import Refused

    texts = {name: text for name in LOOKED_AT if (text := _text(folder / name)) is not None}
    try:
        there = standing(texts)
    except ValueError as error:
        raise Refused(finding("S604", str(error), path=str(folder / PYPROJECT))) from error
    if there:
        raise typer.BadParameter(f"there is a configuration already: {there}", param_hint="FOLDER")
    tests, patterns = _tests(folder, ()), []
    if not tests:
        for pattern in ("tests/*.py", "test/*.py", "tests/*.mojo", "test/*.mojo"):
            if found := _tests(folder, (pattern,)):
                tests += found
                patterns.append(pattern)
    workflows = folder / ".github/workflows"
    has_workflows = any(workflows.glob("*.y*ml"))
    return Project(texts, tests, patterns, has_workflows, which("splitter") is not None)


def _tests(folder: Path, patterns: Sequence[str]) -> list[str]:
    """The test files below a folder, by the runner's own patterns or by these; what can't be read is said."""
    from splitter.languages import TEST_FILES
    from splitter.model.finding import Finding
    from splitter.reading.discovery import find
    from splitter.reporting.findings import print_findings

    tests = []
    for found in find([str(folder)], TEST_FILES, {"test_files": tuple(patterns)} if patterns else None):
        if isinstance(found, Finding):
            print_findings([found])
        else:
            tests.append(Path(os.path.relpath(found.path, folder)).as_posix())
    return tests


def _text(file: Path) -> str | None:
    """What stands in a file; ``None`` where there is none. Raises ``Refused`` (S604)."""
    from splitter.files import LARGEST_SETTING, read_whole
    from splitter.model.catalogue import finding
    from splitter.model.finding import Refused

    try:
        return read_whole(file, LARGEST_SETTING).decode()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        why = (error.strerror if isinstance(error, OSError) else "") or str(error)
        raise Refused(finding("S604", why, path=str(file))) from error


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else text.encode()


def _write(folder: Path, changes: Sequence[Change]) -> None:
    """Write what was shown, unless a file is not any more as it was shown; raises ``Refused``."""
    from splitter.files import replace_text

    for change in changes:
        if _text(folder / change.name) != change.old:
            typer.echo(f"{folder / change.name} was changed meanwhile: nothing is written", err=True)
            raise typer.Exit(2)
    for change in changes:
        replace_text(folder / change.name, change.new)
        typer.echo(f"{folder / change.name} is written", err=True)
