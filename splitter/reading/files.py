"""Files of the tool's own (reports, baselines, documents): written whole, or not at all."""

from __future__ import annotations

import secrets
from pathlib import Path

from splitter.model.catalogue import finding
from splitter.model.finding import Refused


def replace_text(file: Path, text: str) -> None:
    """Give a file this text in one step, with the mode that it had; raises ``Refused`` with S814."""
    target = file.resolve()  # a link stays a link
    staged = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        try:
            with staged.open("x", encoding="utf-8", errors="surrogateescape", newline="") as stream:
                stream.write(text)
            if target.exists():
                staged.chmod(target.stat().st_mode & 0o7777)
            staged.replace(target)
        finally:
            staged.unlink(missing_ok=True)
    except OSError as error:
        raise Refused(finding("S814", error.strerror or str(error), path=str(file))) from error
