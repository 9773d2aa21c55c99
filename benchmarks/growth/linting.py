"""What ruff finds in parts of originals that it found nothing in."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

RULES = ("F", "E", "W", "I", "format")
_PLACE = re.compile(r"(?m)^(?:.*/)?([^/:\n]+\.py):(\d+):(\d+): F401 ")


def complaints(
    original: bytes, parts: Sequence[tuple[str, bytes]], package: str
) -> tuple[dict[str, list[str]], list[tuple[str, int, int]]]:
    """For each of the rules that the original keeps, which is in this package: the parts that break it.

    And where unused names are in them, if it has none.
    """
    kept, unused = {}, []
    with tempfile.TemporaryDirectory() as scratch:
        for name, data in (("original.py", original), *parts):
            Path(scratch, name).write_bytes(data)
        for rule in RULES:
            said = _said(rule, scratch, package)
            marked = (line.removeprefix("Would reformat: ") for line in said.splitlines())
            broken = {Path(line.split(".py")[0] + ".py").name for line in marked if ".py" in line}
            if "original.py" not in broken:
                kept[rule] = sorted(broken)
                unused += [(name, int(line), int(column)) for name, line, column in _PLACE.findall(said)]
    return kept, unused


def _said(rule: str, scratch: str, package: str) -> str:
    """What ruff says to files by a rule."""
    options = ["--no-cache", "--isolated", "--config", f"lint.isort.known-first-party=['{package}']"]
    if rule == "format":
        command = ["format", "--check", *options]
    else:
        command = ["check", "--select", rule, "--output-format", "concise", "--quiet", *options]
    command = [sys.executable, "-m", "ruff", *command, scratch]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout
