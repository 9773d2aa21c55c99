"""Where a plan file is written, and what its paths start from."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from splitter.files import LARGEST_RECORD, read_whole
from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.plans.writing import KIND


def project_top(root: Path | None) -> Path:
    """What the paths of a plan start from: the folder that is named, else the top of the project here."""
    from splitter.transaction import history

    return (root or history.root(Path.cwd())).resolve()


def path_from(top: Path, path: str) -> str:
    """``path`` from the project's top; raises ``Refused`` (S461) if it is not below it."""
    where = Path(path)
    try:
        return (where.parent.resolve() / where.name).relative_to(top).as_posix()
    except ValueError as error:
        raise Refused(finding("S461", f"not below the project's top, {top}", path=path)) from error


def output_to(path: Path, text: str) -> None:
    """Writes a plan file; only a plan is ever overwritten.

    Raises ``Refused``: something else stands there (S471), or it can't be written (S454).
    """
    if os.path.lexists(path) and not _is_plan(path):
        raise Refused(finding("S471", f"{path} exists and is no plan", path=str(path)))
    put(path, text)


def groups_to(path: Path, text: str) -> None:
    """Writes a group file; nothing is ever overwritten, for it may be edited already.

    Raises ``Refused``: something stands there (S471), or it can't be written (S454).
    """
    if os.path.lexists(path):
        raise Refused(finding("S471", f"{path} exists", path=str(path)))
    put(path, text)


def put(path: Path, text: str) -> None:
    """Writes a file, whole or not at all; raises ``Refused`` (S454)."""
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        with temporary.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        message = f"it can't be written: {error.strerror or error}"
        raise Refused(finding("S454", message, path=str(path))) from error


def _is_plan(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    try:
        value = json.loads(read_whole(path, LARGEST_RECORD))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(value, dict) and value.get("kind") == KIND
