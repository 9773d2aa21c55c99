"""The files in ``.splitter_cache/``: what can't be read is none, what can't be written stays as it was.

A check says the same with them and without.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from splitter.files import LARGEST_RECORD, read_whole, replace_text
from splitter.model.finding import Refused
from splitter.model.version import VERSION

FOLDER = ".splitter_cache"

_IGNORED = "# Written by `splitter check`; may be deleted.\n*\n"


def read(file: Path | None) -> dict[str, Any]:
    """What this version of the splitter has written there; nothing where it has not."""
    try:
        data = b"" if file is None else read_whole(file, LARGEST_RECORD)
    except OSError:
        return {}
    if not data:
        return {}
    import json

    try:
        document = json.loads(data)
        entries = document["entries"] if document["version"] == VERSION else {}
    except (ValueError, TypeError, KeyError, RecursionError):
        return {}
    return entries if isinstance(entries, dict) else {}


def write(file: Path, entries: dict[str, Any]) -> None:
    """Have the next check find them."""
    import json

    write_bytes(file, json.dumps({"version": VERSION, "entries": entries}, separators=(",", ":")).encode())


def write_bytes(file: Path, data: bytes) -> None:
    """The same of what is no JSON."""
    with suppress(OSError, Refused):
        file.parent.mkdir(exist_ok=True)
        ignored = file.with_name(".gitignore")
        if not ignored.exists():
            replace_text(ignored, _IGNORED)
        replace_text(file, data.decode("utf-8", "surrogateescape"))
