"""What ruff finds in parts of originals that it found nothing in."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

RULES = ("F", "E", "W", "I", "format")


def complaints(original: bytes, parts: Sequence[tuple[str, bytes]], package: str) -> dict[str, list[str]]:
    """For each of the rules that the original keeps, which is in this package: the parts that break it."""
    kept = {}
    with tempfile.TemporaryDirectory() as scratch:
        for name, data in (("original.py", original), *parts):
            Path(scratch, name).write_bytes(data)
        for rule in RULES:
            broken = _broken(rule, scratch, package)
            if "original.py" not in broken:
                kept[rule] = sorted(broken)
    return kept


def _broken(rule: str, scratch: str, package: str) -> set[str]:
    """The files that break a rule."""
    options = ["--no-cache", "--isolated", "--config", f"lint.isort.known-first-party=['{package}']"]
    if rule == "format":
        command = ["format", "--check", *options]
    else:
        command = ["check", "--select", rule, "--output-format", "concise", "--quiet", *options]
    command = [sys.executable, "-m", "ruff", *command, scratch]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    marked = (line.removeprefix("Would reformat: ") for line in done.stdout.splitlines())
    return {Path(line.split(".py")[0] + ".py").name for line in marked if ".py" in line}
